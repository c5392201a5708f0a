"""A year's targets against their results, with every input of a verdict."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.run import Run
from dashboard.views.ambition import build_ambition
from dashboard.views.target_check import ICONS, STATUSES, build_target_check
from tests.dashboard.excerpts import codes, texts
from tests.edits import append, replace

PLACES = ["lakeside", "harbour", "millbrook"]


def test_every_target_of_a_year_the_settled_first(make_run: Callable[..., Run]) -> None:
    view = build_target_check(make_run("en"), PLACES, 2025)
    assert view.counts == {"met": 4, "missed": 1, "pending": 1, "unquantified": 1, "not_comparable": 1}
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
    rows = texts(build_target_check(make_run("en"), PLACES, 2025).table, 0, 4, 5, 6)
    assert rows[0] == [f"{ICONS['met']} met", "≤ 29 µg/m³", "28.5 µg/m³", "0.5 µg/m³ better than target"]
    assert rows[3][1:] == ["≥ 88%", "≥ 90%", "more than 2 percentage points better than target"]
    assert rows[4][1:] == ["≥ 85%", "83.9%", "1.1 percentage points short of target"]
    assert rows[5][2:] == ["–", "–"]


def test_margins_are_distances_on_the_good_side(make_run: Callable[..., Run]) -> None:
    view = build_target_check(make_run("en"), PLACES, 2025)
    margins = [(distance.unit, Decimal(str(distance.margin)).normalize()) for distance in view.distances]
    assert margins == [
        ("µg/m³", Decimal("0.5")),
        ("percentage points", Decimal("1.5")),
        ("percentage points", Decimal("1.5")),
        ("percentage points", Decimal("2")),
        ("percentage points", Decimal("-1.1")),
    ]


def test_a_verdict_shows_its_inputs(make_run: Callable[..., Run]) -> None:
    row = build_target_check(make_run("en"), ["lakeside"], 2025).table.rows[0]
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
    table = build_target_check(make_run("en", open_built(data)), ["lakeside"], 2025).table
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
    table = build_target_check(make_run("en", open_built(data)), ["lakeside"], 2025).table
    assert [
        row[6].text
        for row, record in zip(table.rows, table.records, strict=True)
        if record["indicator_id"] == "pm25"
    ] == [words]


def test_a_target_in_words_is_given_no_number(make_run: Callable[..., Run]) -> None:
    en, zh = (build_target_check(make_run(language), ["harbour"], 2026) for language in ("en", "zh"))
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
    view = build_target_check(make_run("en", open_built(data)), ["millbrook"], 2025)
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
    assert {record["place_id"] for record in build_target_check(made, ["lakeside"], 2026).table.records} == {
        "lakeside",
        "mini_lake",
    }
    assert {record["place_id"] for record in build_target_check(made, ["harbour"], 2026).table.records} == {
        "harbour"
    }


def test_no_targets(make_run: Callable[..., Run]) -> None:
    view = build_target_check(make_run("en"), PLACES, 1999)
    assert (view.finding, view.table.rows, sum(view.counts.values())) == ("", [], 0)


def test_the_finding_counts(make_run: Callable[..., Run]) -> None:
    told = build_target_check(make_run("en"), PLACES, 2025).finding
    assert told.startswith("8 targets for 2025: 4 met, 1 missed, ")
    assert "None can be called met or missed yet." in build_target_check(make_run("en"), PLACES, 2026).finding
    assert set(ICONS) == set(STATUSES)


def test_ambition(make_run: Callable[..., Run]) -> None:
    view = build_ambition(make_run("en"), PLACES, 2026)
    assert view.counts == {"looser": 1, "equal": 0, "tighter": 0, "unknown": 0, "no_result": 1}
    assert codes(view.table, "relation", "place_id", "indicator_id", "margin") == [
        ("looser", "lakeside", "pm25", Decimal("0.5")),
        ("no_result", "harbour", "section_share", None),
    ]
    assert texts(view.table)[0][4:8] == ["≤ 29 µg/m³", "28.5 µg/m³ (2025)", "0.5 µg/m³", "28.5 µg/m³ (2025)"]
    assert "looser by 0.5 µg/m³" in view.findings[0]
    assert [distance.margin for distance in view.distances] == [Decimal("-0.5")]


def test_a_tighter_target(make_run: Callable[..., Run]) -> None:
    view = build_ambition(make_run("zh"), ["lakeside"], 2025)
    relations = dict(codes(view.table, "indicator_id", "relation"))
    assert relations == {
        "good_day_ratio": "tighter",
        "pm25": "tighter",
        "section_share": "no_result",
        "waste_rate": "unknown",  # of the range the end that asks for nothing
    }
    assert len(view.findings) == 3
