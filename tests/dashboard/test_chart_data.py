"""The numbers of a chart, for a spreadsheet: exact values from the view, gaps as gaps, one unit a table."""

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import openpyxl

from dashboard.charts.batches import draw_batches
from dashboard.charts.chart_data import (
    tabulate_batches,
    tabulate_distances,
    tabulate_panels,
    tabulate_ranking,
    tabulate_trend,
)
from dashboard.exports.download import Download
from dashboard.exports.workbook import write_workbook
from dashboard.page_record import Chart, ChartFrame, PageRecord, Section
from dashboard.run import Run
from dashboard.table import Cell, ChartData, Distance, Table
from dashboard.theme import GOOD, QUIET, UNDER_WAY, assign_colours
from dashboard.views.matrix.ranking import Ranking
from dashboard.views.rectification.rectification import Bar
from dashboard.views.trend.trend_parts import Line, Point, Trend
from tests.dashboard.excerpts import comparison_of, ranking_of, trend_of

PLACES = ["lakeside", "harbour", "millbrook"]
COLOURS = assign_colours(PLACES, PLACES)


def numbers(data: ChartData) -> list[list[str]]:
    """The values as text without closing zeros; a gap is empty."""
    return [["" if v is None else f"{Decimal(v).normalize():f}" for v in row] for row in data.values]


def test_years_are_rows_and_a_missing_year_is_empty(make_run: Callable[..., Run]) -> None:
    (data,) = tabulate_trend(trend_of(make_run("en"), "pm25", ["lakeside"], ["urban"]), COLOURS)
    assert (data.kind, data.rows) == ("line", [2021, 2022, 2023, 2024, 2025, 2026])
    assert data.columns == ["Mini Lakeside", "Mini Lakeside target 2026 at most 29"]
    assert numbers(data) == [["36", ""], ["33", ""], ["", ""], ["30", ""], ["28.5", ""], ["", "29"]]
    assert set(data.colours) == {COLOURS["lakeside"]}


def test_both_ends_of_a_range_stand_in_their_year() -> None:
    points = [Point(2024, Decimal("25.9"), "≥ 25.9"), Point(2024, Decimal("27.5"), "≤ 27.5")]
    points.append(Point(2025, Decimal("26.8"), "26.8"))
    line = Line("lakeside", "urban", "Lakeside", "urban", points)
    (data,) = tabulate_trend(Trend("Years", "µg/m³", "", lines=[line]), COLOURS)
    assert numbers(data) == [["25.9", "27.5"], ["26.8", ""]]


def test_nothing_drawn_gives_no_numbers() -> None:
    assert tabulate_trend(Trend("Years", "", ""), COLOURS) == []
    assert tabulate_ranking(Ranking("Cities", "")) == []


def test_each_bar_names_its_place_and_group(make_run: Callable[..., Run]) -> None:
    (data,) = tabulate_ranking(ranking_of(make_run("en"), "pm25", PLACES, ["urban"], 2025))
    assert (data.kind, data.columns) == ("bar", ["µg/m³"])
    assert dict(zip(data.rows, numbers(data), strict=True)) == {
        "Mini Harbour · urban area · new state": ["27"],
        "Mini Lakeside · urban area · new state": ["28.5"],
        "Mini Millbrook · urban area · new state": ["25"],
    }


def test_each_panel_of_a_comparison_is_a_table(make_run: Callable[..., Run]) -> None:
    view = comparison_of(make_run("en"), ["pm25", "good_day_ratio"], PLACES)
    data = tabulate_panels(view.panels)
    assert [one.title for one in data] == [panel.name for panel in view.panels]
    assert (data[0].columns, data[0].rows[0], numbers(data[0])[0]) == (
        ["µg/m³"],
        "Mini Lakeside (reference)",
        ["28.5"],
    )


def test_units_of_distances_are_apart_and_every_row_keeps_its_name() -> None:
    """The second unit once took its names from the axis of the first."""
    distances = [
        Distance("Lakeside · PM2.5", "µg/m³", Decimal("0.5"), "29 → 28.5"),
        Distance("Harbour · good days", "percentage points", Decimal("-1.10"), "85% → 83.9%"),
    ]
    data = tabulate_distances("Targets", distances)
    assert [(one.columns, one.rows, numbers(one)) for one in data] == [
        (["µg/m³"], ["Lakeside · PM2.5"], [["0.5"]]),
        (["percentage points"], ["Harbour · good days"], [["-1.1"]]),
    ]


def test_batches_are_counts_and_the_rest_of_a_printed_total() -> None:
    bars = [Bar("A", 9, 3, 14), Bar("B", 5, 2, None), Bar("C", 4, None, 4)]
    (data,) = tabulate_batches("Issues", bars, "done", "under way", "not named")
    assert (data.kind, data.columns) == ("share", ["done", "under way", "not named"])
    assert data.values == [[9, 3, 2], [5, 2, None], [4, None, None]]
    assert data.colours == [GOOD, UNDER_WAY, QUIET]


def test_a_workbook_holds_the_numbers_of_the_charts_and_draws_them(make_run: Callable[..., Run]) -> None:
    run = make_run("en")
    data = [
        ChartData(
            "line", "Years", [2024, 2025], ["A", "=B"], [[Decimal("28.50"), None], [None, 7]], [None] * 2
        ),
        ChartData("share", "Batches", ["x"], ["done", "rest"], [[9, 5]], [GOOD, QUIET]),
    ]
    table = Table(["Place"], [[Cell("Lakeside")]], [{"place": "Lakeside"}])
    section = Section(
        "Title", charts=[Chart("years", "alt", {"data": []}, data, ChartFrame("Title"))], tables=[table]
    )
    record = PageRecord("air", "Air", "https://example.org/air", sections=[section])
    book = openpyxl.load_workbook(
        io.BytesIO(write_workbook(Download(replace(run, record=record), section, table)))
    )
    sheet = book[run.text("workbook.charts")]
    rows = [row for row in sheet.iter_rows(values_only=True, max_col=3) if any(v is not None for v in row)]
    assert rows == [
        ("Years", None, None),
        (None, "A", "=B"),
        (2024, 28.5, None),
        (2025, None, 7),
        ("Batches", None, None),
        (None, "done", "rest"),
        ("x", 9, 5),
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"n", "s"}
    assert len(sheet._charts) == 2  # openpyxl has no public name for them


def test_a_number_under_way_that_no_document_prints_is_marked() -> None:
    figure = draw_batches(
        [Bar("A", 1, 8, 9, mark=" (derived)"), Bar("B", 4, 5, 9)], "done", "under way", "rest"
    )
    shown = {trace["name"]: trace["text"] for trace in figure["data"]}
    assert shown == {"done": ["1", "4"], "under way": ["8 (derived)", "5"], "rest": ["", ""]}
    assert figure["data"][1]["hovertext"][0] == "under way: 8 (derived) / 9"
