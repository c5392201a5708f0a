"""Targets beside the last result before each, and the limits."""

from collections.abc import Callable
from dataclasses import replace as change
from decimal import Decimal

import pytest

from dashboard.queries.judgements import fetch_ambitions
from dashboard.run import Run
from dashboard.views.targets.ambition import (
    AmbitionView,
    build_ambition,
    find_ambition_years,
    find_numbered_targets,
)
from dashboard.views.targets.ambition_bullets import build_ambition_bullet
from dashboard.views.targets.bullets import Level, Mark, measure_step, place_marks
from dashboard.views.targets.target_years import TargetYear
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import codes, texts

PLACES = ["lakeside", "harbour", "millbrook"]


def notes(view: AmbitionView) -> dict[str, str]:
    """The sentences of all bullets by name and what stands below it."""
    return {f"{b.name}|{b.about}": b.note for b in (*view.judged, *view.not_judged, *view.without_result)}


def test_a_looser_target(make_run: Callable[..., Run]) -> None:
    view = build_ambition(make_run("en"), PLACES, 2026)
    assert view.counts == {"looser": 1, "no_result": 1}
    assert codes(view.table, "relation", "place_id", "indicator_id", "margin") == [
        ("looser", "lakeside", "pm25", Decimal("0.5")),
        ("no_result", "harbour", "section_share", None),
    ]
    assert texts(view.table)[0][4:8] == ["≤ 29 µg/m³", "28.5 µg/m³ (2025)", "0.5 µg/m³", "28.5 µg/m³ (2025)"]
    (bullet,) = view.judged
    assert bullet.note.startswith("Target at most 29, looser by 0.5 than the 2025 result of 28.5")
    assert bullet.step is not None


def test_a_tighter_target(make_run: Callable[..., Run]) -> None:
    view = build_ambition(make_run("zh"), ["lakeside"], 2025)
    relations = dict(codes(view.table, "indicator_id", "relation"))
    assert relations == {
        "good_day_ratio": "tighter",
        "pm25": "tighter",
        "section_share": "no_result",
        "waste_rate": "unknown",  # of the range the end that asks for nothing
    }
    assert len(view.judged) == 3
    assert view.not_judged == []  # two bounds are one target, judged by the end that asks for something


def test_the_title_is_the_finding(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    def title(language: str, places: list[str], year: int) -> str:
        return build_ambition(make_run(language, warehouse), places, year).title

    assert title("zh", ["suzhou", "jiaxing"], 2026) == "苏州2026年：1项比上次结果宽松，2项持平"
    assert title("en", ["suzhou", "jiaxing"], 2026) == (
        "Suzhou, targets for 2026: 1 looser than the last result, 2 the same"
    )
    assert title("zh", ["pinghu"], 2025) == "平湖2025年：1项与上次结果持平，1项更严格"
    assert title("zh", ["suzhou"], 2022) == "苏州2022年：没有一项目标可与此前结果比较"
    five = ["suzhou", "jiaxing", "pinghu", "nantong", "taicang"]
    assert title("zh", five, 2024) == "南通与太仓2024年：2项与上次结果持平，1项更严格"
    assert title("en", five, 2024).startswith("Nantong and Taicang, targets for 2024: ")


def test_the_sentences_of_real_targets(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    zh = notes(build_ambition(make_run("zh", warehouse), ["suzhou", "jiaxing"], 2026))
    assert zh["PM2.5年均浓度|苏州 · 微克/立方米 · 市级（范围未注明）"] == (
        "目标不超过29，比2025年结果28宽松1；现行限值30，2031年起25。"
    )
    assert zh["重点建设用地安全利用率|苏州 · %"] == "目标达到100%，与2025年结果100%持平。"
    assert zh["水质类别|长江干流苏州段"] == "目标Ⅱ类及以上，与2022年结果Ⅱ类持平，已隔4年。"
    assert zh["太湖连续安全度夏年数|苏州 · 年"] == (
        "目标不低于19，2025年结果18；这一指标不以多或少论优劣，不作判断。"
    )
    assert zh["涉重金属隐患排查覆盖率|苏州 · %"] == "目标达到100%；本库未收录此前结果。"
    en = notes(build_ambition(make_run("en", warehouse), ["pinghu"], 2025))
    assert en["Annual mean PM2.5|Pinghu · µg/m³ · city, area not stated"] == (
        "Target at most 26, the same as the 2019 result of 26, which is 6 years older;"
        " limit 35 in 2025, 30 from 2026, 25 from 2031."
    )


def test_why_a_target_has_no_earlier_result(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    zh = notes(build_ambition(make_run("zh", warehouse), ["suzhou", "jiaxing"], 2025))
    assert zh["地表水Ⅲ类及以上断面比例|苏州 · % · 国考断面"] == (
        "目标力争达到100%；同口径的此前结果在定目标之后才公布。"
    )
    assert zh["老旧柴油货车淘汰数|嘉兴 · 辆 · 国四及以下"] == "目标不低于3000；此前的结果属于另一口径或依据。"
    about = notes(build_ambition(make_run("zh", warehouse), ["nantong", "taicang"], 2024))
    assert about["PM2.5年均浓度|太仓 · 微克/立方米 · 全市"] == (
        "目标约26，2023年结果26；目标只是约数，不作数值判定。"
    )


def test_no_scope_that_says_nothing(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    for language, words in (("zh", "指标定义"), ("en", "as the indicator")):
        view = build_ambition(make_run(language, warehouse), ["suzhou", "jiaxing", "pinghu"], 2025)
        assert not [cell for row in texts(view.table) for cell in row if words in cell]
        assert not [key for key in notes(view) if words in key]


def test_a_target_of_several_years_belongs_to_the_last(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    made = make_run("zh", warehouse)
    assert "../2025" in {record["period"] for record in build_ambition(made, ["jiaxing"], 2025).table.records}
    assert find_ambition_years(find_numbered_targets(made, ["suzhou"]))[0] == TargetYear(2026, 8, True)
    assert find_ambition_years(find_numbered_targets(made, [])) == []


def test_two_documents_that_set_one_target_are_one_target(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    view = build_ambition(make_run("zh", warehouse), ["suzhou"], 2025)
    assert sum(view.counts.values()) == len(notes(view)) + 1  # two targets on PM2.5
    assert len(view.table.rows) > sum(view.counts.values())


@pytest.mark.parametrize(
    ("kind", "words"),
    [("derived", "28.5 (derived)"), ("preliminary", "28.5 (preliminary)"), ("actual", "28.5")],
)
def test_a_last_result_that_is_not_published_is_marked(
    make_run: Callable[..., Run], mini: Warehouse, kind: str, words: str
) -> None:
    a = next(a for a in fetch_ambitions(mini, ["lakeside"]) if a.last_text == "28.5")
    note = build_ambition_bullet(make_run("en"), change(a, last_kind=kind), [], []).note
    assert note == f"Target at most 29, looser by 0.5 than the 2025 result of {words}."


@pytest.mark.parametrize(
    ("comparator", "reason"),
    [
        ("=", "the target is a fixed number and no bound"),
        ("~", "the target is only approximate and is not judged as a number"),
        (">=", "this is the other end of a range and asks for nothing"),
    ],
)
def test_why_a_target_is_not_judged(
    make_run: Callable[..., Run], mini: Warehouse, comparator: str, reason: str
) -> None:
    a = next(a for a in fetch_ambitions(mini, ["lakeside"]) if a.last_text == "28.5")
    bullet = build_ambition_bullet(
        make_run("en"), change(a, relation="unknown", comparator=comparator), [], []
    )
    assert bullet.note.endswith(f"; {reason}.")


def test_marks_stand_from_the_worst_to_the_best() -> None:
    levels = [
        Level("limit", Decimal(30), "limit 30", "30"),
        Level("target", Decimal(29), "target 29"),
        Level("last", Decimal(28), "28 in 2025"),
    ]
    marks = place_marks(levels, True)
    assert marks == [
        Mark("limit", 8.0, "limit 30", "30"),
        Mark("target", 50.0, "target 29"),
        Mark("last", 92.0, "28 in 2025"),
    ]
    assert [mark.position for mark in place_marks(levels, False)] == [92.0, 50.0, 8.0]
    assert measure_step(marks) == (50.0, 42.0)
    assert measure_step(marks[:2]) is None
    assert measure_step(place_marks([levels[1], Level("last", Decimal(29), "29")], True)) is None


def test_a_range_is_one_target_and_a_word_that_weakens_a_target_stays(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    run = make_run("zh", warehouse)
    said = notes(build_ambition(run, ["suzhou"], 2026))
    assert said["试点无废产业链数|苏州 · 个"] == "目标2–3；本库未收录此前结果。"
    assert said["太湖达到优良水体的点位数|太湖苏州辖区 · 个"] == "目标力争不低于6；本库未收录此前结果。"
    sections = build_ambition(run, ["suzhou"], 2025)
    assert sum("目标力争达到100%" in note for note in notes(sections).values()) == 2
