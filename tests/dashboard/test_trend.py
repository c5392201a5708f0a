"""An indicator through the years: lines of one definition, gaps, bridges, targets, limits, sentences."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.queries.figures import fetch_places_with
from dashboard.run import Run
from dashboard.views.trend.indicator_data import find_indicator_data
from dashboard.views.trend.limit_check import OF_ITS_TIME, check_limits
from dashboard.views.trend.trend import build_trend
from dashboard.views.trend.trend_limits import build_steps
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import codes, fullest, scopes_of, texts, trend_of
from tests.edits import append

PLACES = ["lakeside", "harbour", "millbrook"]
SCOPES = ["urban", "whole_city"]


def test_one_line_a_place_with_the_grade_of_each_year_against_the_one_before(
    make_run: Callable[..., Run],
) -> None:
    view = trend_of(make_run("en"), "pm25", PLACES, SCOPES)
    lines = [
        (line.place_id, line.scope_id, [(p.year, p.digits, p.hollow) for p in line.points])
        for line in view.lines
    ]
    assert lines == [
        (
            "lakeside",
            None,
            [(2021, "36", True), (2022, "33", False), (2024, "30", False), (2025, "28.5", False)],
        ),
        ("harbour", None, [(2024, "27", False), (2025, "27", False)]),
        ("millbrook", None, [(2025, "25", False)]),
    ]
    assert [[(join.grade, join.is_gap, join.words) for join in line.joins] for line in view.lines] == [
        [("apart", False, "basis differs"), ("same", True, ""), ("same", False, "")],
        [("apart", False, "scope differs")],
        [],
    ]


def test_a_chosen_scope_has_a_line_of_its_own(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "pm25", ["lakeside", "harbour"], ["urban"])
    assert [(line.place_id, line.scope_id, [p.year for p in line.points]) for line in view.lines] == [
        ("lakeside", "urban", [2021, 2022, 2024, 2025]),
        ("harbour", "urban", [2025]),
    ]


def test_the_years_before_a_chosen_one_are_left_out(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    data = find_indicator_data(run, "pm25", ["lakeside"])
    view = build_trend(run, data, SCOPES, from_year=2022)
    (line,) = view.lines
    assert [p.year for p in line.points] == [2022, 2024, 2025]
    assert [(join.grade, join.is_gap) for join in line.joins] == [("same", True), ("same", False)]
    assert view.remarks == []


def test_a_point_tells_its_whole_definition(make_run: Callable[..., Run]) -> None:
    (line,) = trend_of(make_run("en"), "pm25", ["harbour"], ["urban"]).lines
    assert line.points[0].label.split("\n") == [
        "Mini Harbour 2025: 27 µg/m³",
        "urban area; new state",
        "Mini Bureau of Harbour, 2026-02",
    ]


def test_bounds_are_hollow(make_run: Callable[..., Run]) -> None:
    (line,) = trend_of(make_run("en"), "good_day_ratio", ["harbour"], ["whole_city"]).lines
    assert [(p.year, p.hollow) for p in line.points] == [(2024, True), (2025, True)]


def test_years_that_may_not_be_compared_are_explained(make_run: Callable[..., Run]) -> None:
    older, newer = trend_of(make_run("en"), "pm25", PLACES, SCOPES).remarks
    assert "old state" in older and "new state" in older
    assert newer.endswith("The urban area is only a part of the whole city.")


def test_targets_of_years_without_a_figure_are_marks_named_by_place(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("zh"), "pm25", PLACES, SCOPES)
    assert [(mark.place_id, mark.words, mark.point.year, mark.point.value) for mark in view.targets] == [
        ("lakeside", "迷你湖城2026目标\n不超过29", 2026, Decimal(29))
    ]


def test_limits_are_steps_in_time(make_run: Callable[..., Run]) -> None:
    steps = [
        (step.label, str(step.value.normalize()), step.start, step.end)
        for step in trend_of(make_run("en"), "pm25", PLACES, SCOPES).limits
    ]
    assert steps == [
        ("limit 35", "35", 2015.5, pytest.approx(2024.5, abs=0.01)),
        ("30 (from 2025)", "3E+1", 2024.5, None),
    ]


def test_a_standard_that_keeps_a_limit_is_no_step(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    limits = find_indicator_data(run, "pm25", ["lakeside"]).limits
    same = [replace(limit, value=Decimal(35)) for limit in limits]
    assert [(s.start, s.end) for s in build_steps(run, same, [2021], OF_ITS_TIME)] == [(2015.5, None)]


def test_the_axis_begins_at_zero_or_at_a_round_number_below_all(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    assert trend_of(run, "pm25", ["lakeside"], SCOPES).axis_start == 25
    assert trend_of(run, "inspection", ["lakeside"], ["all"]).axis_start == 0
    assert "the vertical axis begins at 25" in trend_of(run, "pm25", ["lakeside"], SCOPES).subtitle
    assert "axis" not in trend_of(run, "inspection", ["lakeside"], ["all"]).subtitle


def test_events_and_periods_of_plans_stand_on_the_axis(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("zh"), "pm25", ["lakeside"], SCOPES)
    assert [(event.name, event.start) for event in view.events] == [
        ("2022 改新状态", 2021.5),
        ("2025 迷你新标准", 2024.5),
    ]
    ((name, start, end),) = [(period.name, period.start, period.end) for period in view.periods]
    assert (name, start, end) == ("迷你规划", 2020.5, pytest.approx(2025.5, abs=0.01))


def test_a_chosen_standard_holds_throughout(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "pm25", ["lakeside"], SCOPES, "mini_new")
    assert [(step.value, step.start, step.end) for step in view.limits] == [(Decimal(30), 2020.5, None)]
    labels = codes(view.judgement.table, "period", "label_of_time", "label")
    assert labels == [
        ("2025", "meets", "meets"),
        ("2024", "meets", "meets"),
        ("2022", "meets", "exceeds"),
        ("2021", "exceeds", "exceeds"),
    ]


def test_labels_of_their_time(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("zh"), "pm25", PLACES, SCOPES).judgement
    labels = codes(view.table, "place_id", "period", "standard_of_time", "label_of_time")
    assert ("lakeside", "2021", "mini_old", "exceeds") in labels
    assert ("lakeside", "2025", "mini_new", "meets") in labels
    assert len(view.findings) >= 3


def test_a_value_is_rounded_to_the_decimals_that_its_limit_shows(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    data = find_indicator_data(run, "pm25", ["lakeside"])
    figure = next(f for f in data.figures if f.year == 2025 and f.comparator == "=")
    limits = [replace(limit, value=Decimal("2.500000")) for limit in data.national_limits]
    figures = [replace(figure, value=Decimal(value)) for value in ("2.52", "2.55")]
    view = check_limits(run, replace(data, national_limits=limits), figures, OF_ITS_TIME)
    assert codes(view.table, "label_of_time") == [("rounding",), ("exceeds",)]
    limits = [replace(limit, comparator="<", value=Decimal("2.520000")) for limit in limits]
    view = check_limits(run, replace(data, national_limits=limits), figures[:1], OF_ITS_TIME)
    assert codes(view.table, "label_of_time") == [("exceeds",)]


def test_no_judgement_where_there_is_no_limit(make_run: Callable[..., Run]) -> None:
    assert trend_of(make_run("en"), "waste_rate", PLACES, ["all"]).judgement is None


@pytest.mark.parametrize(
    ("places", "title"),
    [
        (["lakeside"], "迷你颗粒物：迷你湖城2025年28.5，2022年以来在28.5至33之间"),
        (["lakeside", "harbour"], "迷你颗粒物：2025年迷你湖城28.5、迷你港城27"),
        (PLACES, "迷你颗粒物：迷你湖城2025年28.5、迷你港城2025年27、迷你磨县2025年25（转载）"),
    ],
)
def test_the_title_is_a_finding(make_run: Callable[..., Run], places: list[str], title: str) -> None:
    assert trend_of(make_run("zh"), "pm25", places, SCOPES).title == title


@pytest.mark.parametrize(
    ("indicator", "places", "title"),
    [
        (
            "pm25",
            ["suzhou", "jiaxing"],
            "PM2.5年均浓度：2024年苏州29（据新闻报道）、嘉兴26.8，2021年以来两市在26至30之间（含转载数据）",
        ),
        ("pm25", ["suzhou"], "PM2.5年均浓度：苏州2025年28，2020年以来在28至33之间（含转载数据）"),
        ("pm25", ["suzhou", "pinghu"], "PM2.5年均浓度：苏州2025年28、平湖2019年26（据新闻报道）"),
        ("so2", ["suzhou"], "二氧化硫（SO₂）年均浓度：苏州2018年8.2（计算值，转载）"),
    ],
)
def test_the_titles_of_the_real_data(
    make_run: Callable[..., Run], warehouse: Warehouse, indicator: str, places: list[str], title: str
) -> None:
    made = make_run("zh", warehouse)
    assert trend_of(made, indicator, places, list(made.catalogue.scopes)).title == title


def test_the_cards_of_the_real_data(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    made = make_run("zh", warehouse)
    cards = trend_of(made, "pm25", ["suzhou", "jiaxing"], list(made.catalogue.scopes)).cards
    assert [(card.title, card.grade, card.words(made.text)) for card in cards] == [
        (
            "苏州",
            None,
            "2025年28，比上年低1。不超过当年限值35、2026年3月起的限值30；距2031年起的限值25还差3，即每年降0.5。"
            "2026年目标不超过29。",
        ),
        (
            "嘉兴",
            None,
            "2024年26.8，文件称同比下降6.62%。"
            "不超过当年限值35、2026年3月起的限值30；距2031年起的限值25还差1.8，即每年约降0.3。",
        ),
        (
            "苏州与嘉兴",
            "near",
            "2024年苏州29（据新闻报道）、嘉兴26.8，嘉兴低约2；"
            "两份文件都未注明范围（市区或全市），不能确认范围相同，不作排名。",
        ),
    ]


def test_the_cards_say_what_may_be_compared(make_run: Callable[..., Run]) -> None:
    made = make_run("en")
    cards = trend_of(made, "pm25", PLACES, SCOPES).cards
    assert [(card.place_id, card.grade, card.lines) for card in cards] == [
        (
            "lakeside",
            None,
            [
                "28.5 in 2025, 1.5 lower than the year before.",
                "Within that year’s limit of 30.",
                "Target for 2026: at most 29.",
            ],
        ),
        (
            "harbour",
            "same",
            [
                "27 in 2025, not comparable with the year before"
                " (The urban area is only a part of the whole city).",
                "Within that year’s limit of 30.",
                "2025: Mini Lakeside 28.5, Mini Harbour 27; Mini Harbour is 1.5 lower, better than Mini Lakeside.",
            ],
        ),
        (
            "millbrook",
            None,
            [
                "25 (unverified copy) in 2025; no comparable figure of the year before in these sources.",
                "Within that year’s limit of 30.",
                "Mini Lakeside and Mini Millbrook are places of different levels and are not compared.",
            ],
        ),
    ]


def test_the_findings_to_quote_have_their_unit(make_run: Callable[..., Run]) -> None:
    en, zh = (
        trend_of(make_run(language), "pm25", ["lakeside"], SCOPES).findings for language in ("en", "zh")
    )
    assert en[0].startswith("Mini particles (µg/m³): 28.5 in Mini Lakeside in 2025")
    assert zh == [
        "迷你颗粒物（微克/立方米）：迷你湖城2025年28.5，2022年以来在28.5至33之间",
        "迷你湖城：2025年28.5，比上年低1.5。不超过当年限值30。2026年目标不超过29。",
    ]


def test_the_distance_to_a_limit_to_come_is_exact(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    made = make_run("zh", warehouse)
    for place, words in (("hangzhou", "还差5，即每年约降0.7"), ("shanghai", "还差1.3，即每年约降0.2")):
        (card,) = trend_of(made, "pm25", [place], list(made.catalogue.scopes)).cards
        assert words in card.lines[1]


def test_a_share_changes_by_percentage_points(make_run: Callable[..., Run]) -> None:
    (card,) = trend_of(make_run("en"), "section_share", ["lakeside"], ["national_sections"]).cards
    assert card.lines[0] == "96.7% in 2025, 1.7 percentage points higher than the year before."


def test_a_change_from_zero_has_no_percentage(make_run: Callable[..., Run]) -> None:
    (card,) = trend_of(make_run("en"), "inspection", ["lakeside"], ["all"]).cards
    assert card.lines[0] == "120 (press report) in 2025, 120 higher than the year before."


def test_equal_years(make_run: Callable[..., Run], data: Path, open_built: Callable) -> None:
    append(
        data,
        "claims/section_share.csv",
        "harbour,national_sections,2024,network_2021_2025,actual,=,90.0,percent,,harbour_report,,,,",
    )
    made = make_run("en", open_built(data))
    (card,) = trend_of(made, "section_share", ["harbour"], ["national_sections"]).cards
    assert card.lines[0] == "90% in 2025, as in the year before."


def test_the_table_is_newest_first_with_changes(make_run: Callable[..., Run]) -> None:
    table = trend_of(make_run("en"), "pm25", PLACES, SCOPES).table
    assert texts(table, 0, 1, 3, 4) == [
        ["Mini Lakeside", "2025", "28.5 µg/m³", "−1.5 µg/m³ · −5.0%"],
        ["Mini Lakeside", "2024", "30 µg/m³", "–"],
        ["Mini Lakeside", "2022", "33 µg/m³", "–"],
        ["Mini Lakeside", "2021", "36 µg/m³ (derived)", "–"],
        ["Mini Harbour", "2025", "27 µg/m³", "–"],
        ["Mini Harbour", "2024", "27 µg/m³", "–"],
        ["Mini Millbrook", "2025", "25 µg/m³", "–"],
        ["Mini Lakeside", "2026", "≤ 29 µg/m³ (target)", "–"],
        ["Mini Lakeside", "2025", "≤ 29 µg/m³ (target)", "–"],
    ]
    assert codes(table, "place_id", "value_text")[0] == ("lakeside", "28.5")
    assert codes(table, "kind", "comparator", "value_text")[-1] == ("target", "<=", "29")
    assert len(table.claim_ids()) == 9


def test_only_the_chosen_scopes(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "pm25", ["harbour"], ["whole_city"])
    assert [line.scope_id for line in view.lines] == ["whole_city"]
    assert texts(view.table, 1) == [["2024"]]


def test_scopes_with_a_figure_or_a_target(make_run: Callable[..., Run]) -> None:
    assert scopes_of(make_run("en"), "section_share", ["lakeside"]) == [
        "national_sections",
        "city_sections",
    ]
    assert scopes_of(make_run("en"), "section_share", ["millbrook"]) == []


def test_a_value_that_follows_by_arithmetic_is_drawn_hollow(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(data, "claims/waste_rate.csv", "harbour,all,2025,none,actual,=,80.0,percent,,harbour_report,,,,")
    append(
        data,
        "claims/waste_rate.csv",
        "harbour,all,2025,none,change,=,2.0,percentage_point,2024,harbour_report,,,,",
    )
    made = make_run("en", open_built(data))
    (line,) = trend_of(made, "waste_rate", ["harbour"], ["all"]).lines
    assert [(p.year, p.value, p.hollow) for p in line.points] == [
        (2024, Decimal("78.0"), True),
        (2025, Decimal("80.0"), False),
    ]


def test_nothing_published_is_nothing_shown(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "section_share", ["millbrook"], ["national_sections"])
    shown = (view.lines, view.cards, view.targets, view.limits, view.findings, view.table.rows)
    assert shown == ([], [], [], [], [], [])
    assert not view.is_chart


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_fullest_indicators_of_the_real_data_can_be_told(
    make_run: Callable[..., Run], warehouse, language: str
) -> None:
    made = make_run(language, warehouse)
    for indicator in fullest(made, 40):
        places = sorted(fetch_places_with(warehouse, [indicator]))
        view = trend_of(made, indicator, places, scopes_of(made, indicator, places))
        assert len(view.table.rows) == len(view.table.records)
        assert all(
            sentence and "{" not in sentence for sentence in [view.title, *view.findings, *view.remarks]
        )


def test_a_place_with_a_target_only_is_not_said_to_have_nothing(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    made = make_run("zh", warehouse)
    view = trend_of(made, "hazardous_waste_landfill_share", ["jiaxing"], list(made.catalogue.scopes))
    indicator = made.indicator_name("hazardous_waste_landfill_share")
    assert view.notes[0] == f"本库只收录嘉兴“{indicator}”的目标，未收录结果。"
    assert not any(note.startswith("≠") for note in view.notes)


def test_a_printed_change_stands_in_the_table(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    made = make_run("zh", warehouse)
    table = trend_of(made, "pm25", ["jiaxing"], list(made.catalogue.scopes)).table
    assert ["2024", "−6.62%"] in texts(table, 1, 4)


def test_the_finding_is_on_the_newest_published_figure_as_the_overviews_card_is(
    make_run: Callable[..., Run], data: Path, open_built: Callable[[Path], Warehouse]
) -> None:
    append(
        data, "claims/pm25.csv", "millbrook,urban,2026,new_state,derived,=,24,ug_m3,,lakeside_press,,,甲,A"
    )
    made = make_run("en", open_built(data))
    view = trend_of(made, "pm25", ["millbrook"], ["urban"])
    assert view.title == "Mini particles: 25 (unverified copy) in Mini Millbrook in 2025"
    assert view.cards[0].lines[0].startswith("25 (unverified copy) in 2025")
