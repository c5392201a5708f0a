"""Places side by side: differences only on one definition, and a reason where there is none."""

from collections.abc import Callable
from pathlib import Path

from dashboard.run import Run
from tests.dashboard.excerpts import codes, comparison_of, texts
from tests.edits import replace

PLACES = ["lakeside", "harbour", "millbrook"]
INDICATORS = ["pm25", "good_day_ratio", "section_share"]


def test_a_row_for_each_definition(make_run: Callable[..., Run]) -> None:
    table = comparison_of(make_run("en"), INDICATORS, PLACES[:2], 2025, None).table
    assert texts(table) == [
        [
            "Mini particles",
            "urban area",
            "28.5 µg/m³",
            "27 µg/m³",
            "Mini Harbour 1.5 µg/m³ below Mini Lakeside (better)",
        ],
        [
            "Mini share of good days",
            "whole city",
            "83.9%",
            "≥ 90%",
            "Mini Harbour or Mini Lakeside is only an upper or lower bound: not compared",
        ],
        [
            "Mini share of sections",
            "national sections",
            "96.7%",
            "90%",
            "Mini Harbour 6.7 percentage points below Mini Lakeside (worse)",
        ],
    ]
    assert codes(table, "place_id", "indicator_id", "value_text")[:2] == [
        ("lakeside", "pm25", "28.5"),
        ("harbour", "pm25", "27"),
    ]


def test_a_county_is_not_compared_with_a_city(make_run: Callable[..., Run]) -> None:
    table = comparison_of(make_run("en"), ["pm25"], ["lakeside", "millbrook"], 2025, None).table
    assert texts(table, 4) == [["Mini Millbrook and Mini Lakeside are of different levels: not compared"]]


def test_equal_values(make_run: Callable[..., Run], data: Path, open_built: Callable) -> None:
    replace(
        data,
        "claims/pm25.csv",
        "harbour,urban,2025,new_state,actual,=,27",
        "harbour,urban,2025,new_state,actual,=,28.50",
    )
    table = comparison_of(make_run("en", open_built(data)), ["pm25"], PLACES[:2], 2025, None).table
    assert texts(table, 4) == [["Mini Harbour equals Mini Lakeside"]]


def test_neither_better_is_not_judged(make_run: Callable[..., Run], data: Path, open_built: Callable) -> None:
    replace(data, "claims/inspection.csv", "actual,~,200", "actual,=,200")
    table = comparison_of(make_run("en", open_built(data)), ["inspection"], PLACES[:2], 2025, None).table
    assert texts(table, 4) == [["Mini Harbour 80 cases above Mini Lakeside"]]


def test_two_years(make_run: Callable[..., Run]) -> None:
    view = comparison_of(make_run("en"), INDICATORS, PLACES[:2], 2025, 2024)
    assert texts(view.table, 0, 1, 5) == [
        ["Mini particles", "urban area", "Mini Lakeside −1.5 µg/m³ (better)"],
        ["Mini share of good days", "whole city", "Mini Lakeside −0.5 percentage points (worse)"],
        ["Mini share of sections", "national sections", "Mini Lakeside +1.7 percentage points (better)"],
    ]
    dots = [(dot.place_id, str(dot.value.normalize()), dot.older) for dot in view.strips[0].dots]
    assert dots == [("lakeside", "3E+1", True), ("lakeside", "28.5", False), ("harbour", "27", False)]


def test_strips_only_where_there_is_something_to_compare(make_run: Callable[..., Run]) -> None:
    view = comparison_of(make_run("en"), ["pm25", "waste_rate"], PLACES[:2], 2025, None)
    assert [len(strip.dots) for strip in view.strips] == [2]


def test_a_bound_is_a_hollow_dot(make_run: Callable[..., Run]) -> None:
    (strip,) = comparison_of(make_run("en"), ["good_day_ratio"], PLACES[:2], 2025, None).strips
    assert [(dot.place_id, dot.hollow) for dot in strip.dots] == [("lakeside", False), ("harbour", True)]


def test_places_without_a_common_scope_are_told_apart(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    replace(
        data,
        "claims/section_share.csv",
        "harbour,national_sections,2025,network",
        "harbour,city_sections,2025,network",
    )
    view = comparison_of(make_run("en", open_built(data)), ["section_share"], PLACES[:2], 2025, None)
    (remark,) = view.remarks
    assert all(
        part in remark for part in ("Mini Lakeside", "national sections", "Mini Harbour", "city sections")
    )
    assert (view.strips, texts(view.table, 4)) == (
        [],
        [
            [f"of the chosen places these sources hold only {place} on this scope for 2025"]
            for place in ("Mini Harbour", "Mini Lakeside")
        ],
    )


def test_one_place_has_no_difference(make_run: Callable[..., Run]) -> None:
    view = comparison_of(make_run("en"), ["pm25"], ["lakeside"], 2025, None)
    assert [len(row) for row in view.table.rows] == [3]


def test_an_indicator_without_a_figure_in_the_year_says_what_there_is(make_run: Callable[..., Run]) -> None:
    en, zh = (
        comparison_of(make_run(language), ["pm25", "inspection"], ["lakeside", "harbour"], 2021, None).table
        for language in ("en", "zh")
    )
    assert [row[0].text for row in en.rows] == ["Mini particles", "Mini inspections"]
    assert texts(en)[1][1:] == [
        "–",
        "–",
        "–",
        "no figure of these places in 2021; newest: Mini Lakeside 2025 120 cases (all);"
        " Mini Harbour 2025 ≈ 200 cases (all)",
    ]
    assert texts(zh)[1][-1].startswith("2021年所选各地均无数据；最近：迷你湖城2025年")
    assert en.rows[1][-1].claim_id is not None
    assert {record["indicator_id"] for record in en.records} == {"pm25"}  # no other year's number in a file


def test_what_is_missing_is_said_for_a_single_place_too(make_run: Callable[..., Run]) -> None:
    table = comparison_of(make_run("en"), ["pm25", "section_share"], ["millbrook"], 2025, None).table
    assert table.columns[-1] == "Note"
    assert texts(table, 0, 3) == [
        ["Mini particles", "–"],
        ["Mini share of sections", "no yearly figure of these places is on record"],
    ]
