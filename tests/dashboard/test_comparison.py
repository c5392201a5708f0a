"""Places side by side: each graded against the first, rows without figures kept, and what is drawn."""

from collections.abc import Callable
from pathlib import Path

from dashboard.charts.dots import draw_dots
from dashboard.run import Run
from dashboard.theme import assign_colours
from dashboard.views.quantities.comparison import OPEN, find_comparison_data, find_years
from dashboard.views.sources.weaknesses import find_weaknesses
from tests.dashboard.excerpts import codes, comparison_of, texts
from tests.edits import replace

PLACES = ["lakeside", "harbour", "millbrook"]
INDICATORS = ["pm25", "good_day_ratio", "section_share"]


def test_the_newest_figure_of_each_place_with_its_year(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    replace(
        data, "claims/pm25.csv", "harbour,urban,2025,new_state,actual,=,27,ug_m3,,harbour_report,,,,\n", ""
    )
    view = comparison_of(make_run("en", open_built(data)), ["pm25"], PLACES[:2])
    assert view.title == "Mini Lakeside and Mini Harbour compared: newest year of each"
    assert [(cell.amount, cell.year, cell.is_older) for cell in view.rows[0].cells] == [
        ("28.5", "2025", False),
        ("27", "2024", True),
    ]
    assert texts(view.table, 3) == [
        [
            "○ not comparable In 2024 Mini Harbour had 27 and Mini Lakeside 30, not compared (Mini Lakeside: from a press report)."
            " The urban area is only a part of the whole city."
        ]
    ]


def test_one_common_year(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    view = comparison_of(run, INDICATORS, PLACES[:2], 2024)
    assert view.title == "Mini Lakeside and Mini Harbour: 2024"
    assert [[cell.amount for cell in row.cells] for row in view.rows] == [
        ["30", "27"],
        ["84.4", "> 90"],
        ["95.0", ""],
    ]
    assert {record["period"] for record in view.table.records} == {"2024"}
    assert find_years(find_comparison_data(run, INDICATORS, PLACES)) == [2025, 2024, 2022, 2021]


def test_the_change_since_an_older_year(make_run: Callable[..., Run]) -> None:
    view = comparison_of(make_run("en"), INDICATORS, PLACES[:2], 2025, 2024)
    assert view.title == "Mini Lakeside and Mini Harbour: 2025 against 2024"
    assert [row.cells[0].about for row in view.rows] == [
        "−1.5 µg/m³ since 2024 (better)",
        "−0.5 percentage points since 2024 (worse)",
        "national sections; +1.7 percentage points since 2024 (better)",
    ]


def test_a_row_without_figures_stays_and_says_who_has_one(make_run: Callable[..., Run]) -> None:
    view = comparison_of(make_run("en"), ["waste_rate", "pm25"], ["harbour", "millbrook"])
    assert [(row.name, row.has_figures) for row in view.rows] == [
        ("Mini particles", True),
        ("Mini utilisation rate", False),
    ]
    assert texts(view.table)[1][1:] == [
        "not in these sources",
        "target only",
        "No figure for Mini Harbour in these sources; of Mini Millbrook only a target;"
        " figures of other places: Mini Lakeside.",
    ]
    in_2021 = comparison_of(make_run("zh"), ["inspection"], PLACES[:2], 2021).table
    assert texts(in_2021, 3) == [
        ["本库未收录迷你湖城、迷你港城2021年的此项数据；迷你湖城最近为2025年120；迷你港城最近为2025年约200。"]
    ]
    assert in_2021.records == []  # no other year's number in a file


def test_each_other_place_against_the_first(make_run: Callable[..., Run]) -> None:
    view = comparison_of(make_run("en"), ["pm25"], PLACES)
    assert codes(view.table, "place_id", "reference_place_id", "comparison_grade") == [
        ("lakeside", "lakeside", None),
        ("harbour", "lakeside", "same"),
        ("millbrook", "lakeside", "apart"),
    ]


def test_suzhou_and_jiaxing_are_graded_whoever_stands_beside_them(
    make_run: Callable[..., Run], warehouse
) -> None:
    run = make_run("zh", warehouse)
    two, three = (
        comparison_of(run, ["pm25"], places).rows[0].statements[0].core
        for places in (["suzhou", "jiaxing"], ["suzhou", "jiaxing", "shanghai"])
    )
    assert two == three


def test_look_alikes_only_where_both_are_chosen(make_run: Callable[..., Run], warehouse) -> None:
    run = make_run("zh", warehouse)
    alike = next(pair for pair in run.catalogue.look_alikes if pair.list_id == "indicator")
    places = ["suzhou", "jiaxing"]
    assert comparison_of(run, [alike.code], places).remarks == []
    (remark,) = comparison_of(run, [alike.code, alike.other_code], places).remarks
    assert run.indicator_name(alike.code) in remark and run.indicator_name(alike.other_code) in remark


def test_many_rows_are_folded_and_none_is_lost(make_run: Callable[..., Run], warehouse) -> None:
    run = make_run("zh", warehouse)
    chosen = list(run.catalogue.indicators)[:40]
    view = comparison_of(run, chosen, ["suzhou", "jiaxing"])
    assert len(view.open_rows) == OPEN and len(view.folded_rows) > 20
    assert {row.quantity.indicator_id for row in view.rows} == set(chosen)
    assert len(view.table.rows) == len(view.rows)
    has_figures = [row.has_figures for row in view.rows]
    assert has_figures == sorted(has_figures, reverse=True)


def test_what_may_be_compared_is_drawn(make_run: Callable[..., Run]) -> None:
    view = comparison_of(make_run("en"), INDICATORS, PLACES)
    drawn = [
        (panel.name, [(dot.place_id, dot.label, dot.hollow) for dot in panel.dots]) for panel in view.panels
    ]
    assert drawn == [
        ("Mini particles, 2025", [("lakeside", "28.5", False), ("harbour", "27", False)]),
        ("Mini share of good days, 2025", [("lakeside", "83.9%", False), ("harbour", "≥ 90%", True)]),
        (
            "Mini share of sections (national), 2025",
            [("lakeside", "96.7%", False), ("harbour", "90%", False)],
        ),
    ]
    assert comparison_of(make_run("en"), INDICATORS, ["lakeside"]).panels == []
    assert comparison_of(make_run("en"), ["pm25"], PLACES[:2], 2024).panels == []


def test_near_is_hollow_and_axes_begin_at_zero(make_run: Callable[..., Run], warehouse) -> None:
    run, places = make_run("zh", warehouse), ["suzhou", "jiaxing"]
    headline = [i.indicator_id for i in run.catalogue.indicators.values() if i.headline is not None]
    panels = comparison_of(run, headline, places).panels
    assert len(panels) == 4
    particles = panels[0]
    assert [(dot.place_id, dot.label, dot.hollow) for dot in particles.dots] == [
        ("suzhou", "29（据新闻报道）", False),
        ("jiaxing", "26.8", True),
    ]
    assert [(mark.label, mark.is_to_come) for mark in particles.limits] == [
        ("2024年限值35", False),
        ("2026年起30", True),
        ("2031年起25", True),
    ]
    figure = draw_dots(panels, assign_colours(places, run.catalogue.places))
    ranges = [figure["layout"][f"xaxis{number}"]["range"] for number in ("", "2", "3", "4")]
    assert [low for low, _ in ranges] == [0, 0, 0, 0]
    assert ranges[0][1] > 35 and [high for _, high in ranges[1:]] == [101, 101, 101]
    assert figure["data"][0]["marker"]["symbol"] == ["circle", "circle-open"]


def test_nothing_chosen(make_run: Callable[..., Run]) -> None:
    assert comparison_of(make_run("en"), [], PLACES).rows == []
    assert comparison_of(make_run("en"), INDICATORS, []).rows == []


def test_near_and_apart_pairs_are_told_before_a_view_is_passed_on(
    make_run: Callable[..., Run], warehouse
) -> None:
    run = make_run("zh", warehouse)
    table = comparison_of(run, ["pm25"], ["suzhou", "jiaxing", "shanghai"]).table
    weak = {one.sentence: one.cases for one in find_weaknesses(run, table.claim_ids(), [table])}
    assert weak["近似口径，只能约略比较：2对"] == [
        "PM2.5年均浓度：嘉兴与苏州，两份文件都未注明范围（市区或全市），不能确认范围相同",
        "PM2.5年均浓度：上海与苏州，一份文件未注明范围，另一份为全市，范围可能不同",
    ]
    apart = comparison_of(run, ["pm25"], ["suzhou", "jiaxing"], 2020).table
    weak = {one.sentence: one.cases for one in find_weaknesses(run, apart.claim_ids(), [apart])}
    assert weak["不可比较：1处"] == ["PM2.5年均浓度：嘉兴与苏州，市区不含所辖县（市）"]
