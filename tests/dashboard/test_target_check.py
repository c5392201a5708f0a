"""A year's targets against their results, with every input of a verdict."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.models.judgements import STATUSES
from dashboard.queries.judgements import fetch_targets
from dashboard.run import Run
from dashboard.views.targets.bullets import SIGNS, Bullet
from dashboard.views.targets.target_bullets import build_bullets
from dashboard.views.targets.target_labels import target_phrase
from dashboard.views.targets.target_sentences import find_known, write_note
from dashboard.views.targets.target_years import find_target_years, find_targets, target_year
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import check_targets, codes, texts
from tests.edits import append, replace

PLACES = ["lakeside", "harbour", "millbrook"]


def test_every_target_of_a_year_the_settled_first(make_run: Callable[..., Run]) -> None:
    view = check_targets(make_run("en"), PLACES, 2025)
    assert view.counts == {
        "met": 3,
        "reported_met": 0,
        "missed": 1,
        "pending": 1,
        "unquantified": 1,
        "not_comparable": 1,
    }
    assert codes(view.table, "status", "place_id", "indicator_id", "comparator", "reason") == [
        ("met", "lakeside", "pm25", "<=", None),
        ("met", "lakeside", "waste_rate", "<=", None),
        ("met", "lakeside", "waste_rate", ">=", None),
        ("met", "harbour", "good_day_ratio", ">=", None),
        ("missed", "lakeside", "good_day_ratio", ">=", None),
        ("pending", "millbrook", "waste_rate", ">=", "part_of_period"),
        ("unquantified", "millbrook", "good_day_ratio", "~", "approximate"),
        ("not_comparable", "lakeside", "section_share", ">=", "other_scope"),
    ]


def test_the_words_of_a_row(make_run: Callable[..., Run]) -> None:
    rows = texts(check_targets(make_run("en"), PLACES, 2025).table, 0, 4, 5, 6)
    assert rows[0] == [f"{SIGNS['met']} met", "≤ 29 µg/m³", "28.5 µg/m³", "0.5 µg/m³ better than target"]
    assert rows[3][1:] == ["≥ 88%", "≥ 90%", "more than 2 percentage points better than target"]
    assert rows[4][1:] == ["≥ 85%", "83.9%", "1.1 percentage points short of target"]
    assert rows[5][2:] == ["–", "–"]


def test_margins_are_distances_on_the_good_side(make_run: Callable[..., Run]) -> None:
    view = check_targets(make_run("en"), PLACES, 2025)
    margins = [(distance.unit, Decimal(str(distance.margin)).normalize()) for distance in view.distances]
    assert margins == [
        ("µg/m³", Decimal("0.5")),
        ("percentage points", Decimal("1.5")),
        ("percentage points", Decimal("2")),
        ("percentage points", Decimal("-1.1")),
    ]


def test_a_verdict_shows_its_inputs(make_run: Callable[..., Run]) -> None:
    row = check_targets(make_run("en"), ["lakeside"], 2025).table.rows[0]
    told = " | ".join(row[0].inputs)
    for part in (
        "≤ 29 µg/m³",
        "Mini news of Lakeside",
        "28.5 µg/m³",
        "Mini report of Lakeside 2025",
        "一 ¶2",
        "urban area",
        "new state",
        "±0.05",
    ):
        assert part in told
    assert (row[4].claim_id, row[5].claim_id) != (None, None)


def test_conditions_of_one_target_are_told_together(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    replace(data, "claims/waste_rate.csv", "actual,=,93.5", "actual,=,95.5")
    table = check_targets(make_run("en", open_built(data)), ["lakeside"], 2025).table
    joint = {
        record["comparator"]: (record["status"], record["joint_status"])
        for record in table.records
        if record["indicator_id"] == "waste_rate"
    }
    assert joint == {">=": ("met", "missed"), "<=": ("missed", "missed")}
    told = [
        " ".join(row[0].inputs)
        for row, record in zip(table.rows, table.records, strict=True)
        if record["indicator_id"] == "waste_rate"
    ]
    assert all("2 conditions" in inputs for inputs in told)


@pytest.mark.parametrize(
    ("result", "words"), [("29", "exactly on target"), ("29.5", "0.5 µg/m³ short of target")]
)
def test_on_target_and_short_of_it(
    make_run: Callable[..., Run], data: Path, open_built: Callable, result: str, words: str
) -> None:
    replace(data, "claims/pm25.csv", "actual,=,28.5", f"actual,=,{result}")
    replace(data, "claims/pm25.csv", "28.5微克", f"{result}微克")
    table = check_targets(make_run("en", open_built(data)), ["lakeside"], 2025).table
    assert [
        row[6].text
        for row, record in zip(table.rows, table.records, strict=True)
        if record["indicator_id"] == "pm25"
    ] == [words]


def test_a_target_in_words_is_given_no_number(make_run: Callable[..., Run]) -> None:
    en, zh = (check_targets(make_run(language), ["harbour"], 2026) for language in ("en", "zh"))
    at = next(at for at, record in enumerate(en.table.records) if record["indicator_id"] == "pm25")
    assert (texts(en.table, 4)[at], texts(zh.table, 4)[at]) == (
        ["meet the target that is set"],
        ["达到规定目标"],
    )
    assert en.table.records[at]["target_value"] is None
    assert en.distances == []


def test_a_target_of_part_of_a_year_belongs_to_that_year(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(
        data, "claims/waste_rate.csv", "millbrook,all,2025-01/2025-06,none,target,>=,85,percent,,old_copy,,,,"
    )
    view = check_targets(make_run("en", open_built(data)), ["millbrook"], 2025)
    assert ("met", "2025-01/2025-06") in codes(view.table, "status", "period")


def test_a_citys_targets_include_those_of_its_waters(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(data, "terms.csv", "level,lake,湖泊,lake", "peer_group,water,水体,waters")
    append(data, "places.csv", "mini_lake,迷你湖,Mini Lake,lake,lakeside,water")
    append(
        data,
        "claims/section_share.csv",
        "mini_lake,national_sections,2026,network_2026_2030,target,>=,90,percent,,lakeside_press,,,,",
    )
    made = make_run("en", open_built(data))
    assert {record["place_id"] for record in check_targets(made, ["lakeside"], 2026).table.records} == {
        "lakeside",
        "mini_lake",
    }
    assert {record["place_id"] for record in check_targets(made, ["harbour"], 2026).table.records} == {
        "harbour"
    }


def test_no_targets(make_run: Callable[..., Run]) -> None:
    view = check_targets(make_run("en"), PLACES, 1999)
    assert (view.finding, view.table.rows, sum(view.counts.values())) == ("", [], 0)


def test_the_finding_counts(make_run: Callable[..., Run]) -> None:
    told = check_targets(make_run("en"), PLACES, 2025).finding
    assert told.startswith("7 targets for 2025: 3 met, 1 missed, ")
    assert "None can be called met or missed yet." in check_targets(make_run("en"), PLACES, 2026).finding
    assert set(STATUSES) <= set(SIGNS)


def test_what_a_document_reports_as_met_is_a_status_of_its_own(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    view = check_targets(make_run("zh", warehouse), ["suzhou"], 2022)
    assert view.counts == {
        "met": 1,
        "reported_met": 4,
        "missed": 0,
        "pending": 4,
        "unquantified": 4,
        "not_comparable": 0,
    }
    inputs = next(row[0].inputs for row in view.table.rows if row[2].text == "PM2.5年均浓度")
    assert (
        "文件称：“完成省定年度考核目标”（2022年度市政府工作任务完成情况汇总表（市生态环境局），九/35 ¶72）"
        in inputs
    )
    assert [
        record["indicator_id"] for record in view.table.records if record["reason"] == "not_reported"
    ] == [
        "beautiful_river_lake",
        "section_target_compliance_rate",
        "section_target_compliance_rate",
        "sewage_treatment_capacity_added",
    ]
    jiaxing = check_targets(make_run("en", warehouse), ["jiaxing"], 2024)
    assert (jiaxing.counts["met"], jiaxing.counts["reported_met"]) == (0, 3)


def test_the_bullets_of_real_targets(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    def bullets(language: str, place: str, year: int) -> dict[str, Bullet]:
        run = make_run(language, warehouse)
        view = check_targets(run, [place], year)
        made = build_bullets(run, view.targets, view.places)
        return {f"{b.name}|{b.about}": b for b in (*made.shown, *made.other, *made.in_words)}

    zh = bullets("zh", "suzhou", 2025)
    national = zh["地表水Ⅲ类及以上断面比例|% · 国考断面"]
    assert (national.status, national.note) == (
        "missed",
        "目标力争达到100%（据新闻报道），结果96.7%，30个中29个，差1个断面（断面数按2022年公布），"
        "比2024年高3.4个百分点。",
    )
    assert national.label == "未达力争目标"
    assert [mark.kind for mark in national.marks] == ["target", "last", "result"]
    assert [mark.position for mark in national.marks] == [92.0, 63.9, 78.1]  # the better to the right
    days = zh["空气质量优良天数比率|% · 全市"]
    assert days.status == "not_comparable"
    assert days.note == (
        "目标不低于86%（据未核对的转载），按近似口径“市级（范围未注明）”结果83.8%，不作判定，"
        "2024年结果84.2%（据新闻报道，近似口径）。"
    )
    landfill = zh["原生生活垃圾填埋占比|% · 全市"]
    assert (landfill.note, landfill.words, landfill.marks) == (
        "目标为零（据新闻报道），本库未收录同口径结果。",
        "零",
        [],
    )
    drinking = bullets("zh", "jiaxing", 2025)["饮用水水源地水质达标率|% · 县级以上饮用水水源地"]
    assert drinking.note == "目标达到100%，本库未收录同口径结果，2024年结果100%（近似口径）。"
    old = bullets("zh", "pinghu", 2025)["PM2.5年均浓度|微克/立方米 · 市级（范围未注明）"]
    assert old.note == "目标不超过26，本库未收录同口径结果，2019年结果26（据新闻报道，已隔6年）。"
    en = bullets("en", "suzhou", 2022)
    assert en["Annual mean PM2.5|µg/m³ · city, area not stated"].note == (
        "Result 28; reported: yearly target of the province met; the target value is not given."
    )
    assert next(b for key, b in en.items() if key.startswith("High-emission diesel trucks")).note == (
        "Target at least 1.9; result more than 2; more than 0.1 better than target."
    )
    next_year = bullets("zh", "suzhou", 2026)["PM2.5年均浓度|微克/立方米 · 市级（范围未注明）"]
    assert next_year.note == "目标不超过29，本库未收录同口径结果，2025年结果28。"
    places = {mark.kind: mark.position for mark in next_year.marks}
    assert places["limit"] < places["target"] < places["last"]  # lower is better: to the right


def test_the_title_is_the_finding(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    def title(language: str, places: list[str], year: int) -> str:
        return check_targets(make_run(language, warehouse), places, year).title

    assert title("zh", ["suzhou"], 2025) == "苏州2025年：可判定2项，力争目标均未达到（各差1个断面）"
    assert title("zh", ["suzhou"], 2022) == "苏州2022年：可判定1项，已完成，另有4项文件称已完成"
    assert title("en", ["suzhou"], 2022) == "Suzhou 2022: 1 can be judged, met, 4 reported as met"
    assert title("zh", ["pinghu"], 2025) == "平湖2025年：目标19项，本库未收录可判定的结果"
    both = title("zh", ["suzhou", "jiaxing"], 2025)
    assert both == "苏州2025年：可判定2项，力争目标均未达到（各差1个断面）；嘉兴无可判定项"
    assert title("en", ["suzhou"], 2025) == (
        "Suzhou 2025: none of the 2 aspirational targets that can be judged was reached (each one section short)"
    )
    # a place without a target of the year is not of the title, and is said beside
    assert title("zh", ["suzhou", "jiaxing"], 2026) == title("zh", ["suzhou"], 2026)
    two = check_targets(make_run("zh", warehouse), ["suzhou", "jiaxing"], 2026)
    assert (two.without, two.names_places) == ("嘉兴：本库未收录2026年目标。", True)
    everywhere = list(make_run("zh", warehouse).catalogue.places)
    all_places = check_targets(make_run("zh", warehouse), everywhere, 2025)
    assert all_places.title.startswith("苏州2025年：可判定2项，力争目标均未达到")
    assert re.fullmatch("其余[0-9]+个地区：本库未收录2025年目标。", all_places.without)


def test_a_range_is_one_target(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    run = make_run("zh", warehouse)
    targets = find_targets(run, ["suzhou"])
    view = check_targets(run, ["suzhou"], 2026)
    made = build_bullets(run, view.targets, view.places)
    chains = [b for b in (*made.shown, *made.other) if b.name == "试点无废产业链数"]
    assert [(b.words, b.note) for b in chains] == [("2–3个", "目标2–3，本库未收录同口径结果。")]
    count = next(year.count for year in find_target_years(targets) if year.year == 2026)
    assert count == len(view.targets) == sum(view.counts.values()) == sum(view.segments.values())


def test_shares_have_one_scale(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    run = make_run("zh", warehouse)
    view = check_targets(run, ["suzhou"], 2025)
    made = build_bullets(run, view.targets, view.places)
    assert made.scale == (Decimal(80), Decimal(100))
    full = {m.position for b in made.shown if "%" in b.about for m in b.marks if "100%" in m.label}
    assert full == {92.0}


def test_what_a_document_expects_is_no_target(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    targets = find_targets(make_run("zh", warehouse), ["jiaxing"])
    assert "solar_life_cycle_record" not in {t.indicator_id for t in targets}


def test_a_result_that_is_a_bound_is_not_said_to_be_rounded(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    row = check_targets(make_run("zh", warehouse), ["suzhou"], 2022).table.rows[0]
    inputs = " ".join(row[0].inputs)
    assert "修约" not in inputs
    assert "文件只给出结果的界（> 2万辆），按此已可判定" in inputs


def test_two_documents_that_set_one_target_are_one_target(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    view = check_targets(make_run("zh", warehouse), ["suzhou"], 2025)
    missed = [row for row in codes(view.table, "status", "indicator_id") if row[0] == "missed"]
    assert (view.counts["missed"], len(missed)) == (2, 4)


def test_a_word_that_weakens_a_target_and_the_grade_of_its_document_stay_with_its_verdict(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    def of_2025(language: str):
        return check_targets(make_run(language, warehouse), ["suzhou"], 2025)

    zh, en = of_2025("zh"), of_2025("en")
    assert zh.segments.get("missed") is None
    assert zh.segments["missed_striven_for"] == 2
    assert "2项未完成（其中2项为力争目标）" in zh.finding
    joined = [t for t in zh.targets if t.status == "missed"]
    # a copy of the plan does not have the word, a report on the plan has it
    assert {(t.wording, t.grade) for t in joined} == {("striven_for", "press")}
    claims = codes(zh.table, "status", "status_name", "wording", "grade", "result_grade")
    assert sorted(row[1:] for row in claims if row[0] == "missed") == [
        *[("未达力争目标", "striven_for", "press", "official")] * 2,
        *[("未达力争目标", "striven_for", "unverified_copy", "official")] * 2,
    ]
    assert all("striven for, not reached" in row[0].text for row in en.table.rows[:1])
    lake = next(t for t in check_targets(make_run("zh", warehouse), ["suzhou"], 2026).targets if t.wording)
    assert target_phrase(make_run("zh", warehouse), lake) == "力争不低于6个"
    assert target_phrase(make_run("en", warehouse), lake) == "at least 6, to be striven for"


def test_years_with_targets_and_whether_they_have_results(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    years = find_target_years(find_targets(make_run("zh", warehouse), ["suzhou"]))
    assert [(year.year, year.has_results) for year in years[:3]] == [
        (2026, False),
        (2025, True),
        (2022, True),
    ]
    assert find_target_years([]) == []
    assert [target_year(period) for period in ("2025", "2026-01/2026-03", "2021/2025", "../2025")] == [
        2025,
        2026,
        2025,
        2025,
    ]


def test_quotes_in_words_that_are_quoted_are_inner_ones(make_run: Callable[..., Run], warehouse) -> None:
    run = make_run("zh", warehouse)
    targets = [t for t in fetch_targets(warehouse, ["jiaxing"]) if t.reported_claim_id]
    notes = [write_note(run, t, find_known(run, targets)) for t in targets]
    assert any("文件称“全省率先完成‘十四五’减排目标”" in note for note in notes)
    assert not any("”减排" in note for note in notes)
