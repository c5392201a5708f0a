"""Native charts of a workbook, beside the numbers they draw: lines with gaps for years, bars for ranks and margins."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.exports.chart_data import ChartData
from dashboard.theme import PALETTE

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

TALL = 20  # rows that a chart covers at least


def add_charts(book: "Workbook", name: str, grids: Sequence[ChartData]) -> None:
    """A sheet with each grid and, to its right, the chart of it. Editing a cell moves the chart."""
    sheet, row = book.add_worksheet(name), 0
    across = max(len(grid.columns) for grid in grids) + 2
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, across, 16)
    for grid in grids:
        _numbers(book, sheet, grid, row)
        chart = _chart(book, name, grid, row)
        high = max(TALL, min(40, len(grid.rows) + 6)) * 20
        chart.set_size({"width": 760, "height": high})
        sheet.insert_chart(row, across, chart, {"description": grid.title})
        row += max(len(grid.rows) + 4, high // 20 + 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _numbers(book: "Workbook", sheet: "Worksheet", grid: ChartData, top: int) -> None:
    """Title, header, and the rows; a gap is an empty cell."""
    bold, head = (
        book.add_format({"bold": True}),
        book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
    )
    sheet.write_string(top, 0, grid.title, bold)
    for at, column in enumerate(grid.columns, 1):
        sheet.write_string(top + 1, at, column, head)
    for row, (name, values) in enumerate(zip(grid.rows, grid.values, strict=True), top + 2):
        if isinstance(name, int):
            sheet.write_number(row, 0, name)
        else:
            sheet.write_string(row, 0, name)
        for at, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(row, at, value)


def _chart(book: "Workbook", name: str, grid: ChartData, top: int):
    stacked = grid.kind == "bar" and len(grid.columns) > 1
    chart = book.add_chart({"type": grid.kind} | ({"subtype": "stacked"} if stacked else {}))
    assert chart is not None  # a kind that XlsxWriter knows
    first, last = top + 2, top + 1 + len(grid.rows)
    for at in range(len(grid.columns)):
        colour = grid.colours[at] or PALETTE[at % len(PALETTE)]
        series = {
            "name": [name, top + 1, at + 1],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, at + 1, last, at + 1],
        }
        if grid.kind == "line":
            alone = sum(values[at] is not None for values in grid.values) == 1
            series |= {"line": {"color": colour, "width": 2.25}, "marker": _marker(colour, alone)}
        else:
            series |= {"fill": {"color": colour}, "gap": 60, "data_labels": {"value": not stacked}}
        chart.add_series(series)
    # Titles and names are read from cells: a text given here that looks like a formula would be one.
    chart.set_title({"name": [name, top, 0], "name_font": {"size": 12}})
    chart.show_blanks_as("gap")
    if grid.kind == "bar":
        chart.set_y_axis({"reverse": True, "label_position": "low"})
        chart.set_x_axis({"major_gridlines": {"visible": True, "line": {"width": 0.5, "dash_type": "dash"}}})
    else:
        chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"width": 0.5, "dash_type": "dash"}}})
    if len(grid.columns) == 1:
        chart.set_legend({"none": True})
    else:
        chart.set_legend({"position": "bottom"})
    return chart


def _marker(colour: str, alone: bool) -> dict:
    """A dot for results; a dash for a series of one value, such as a target."""
    return {
        "type": "long_dash" if alone else "circle",
        "size": 12 if alone else 7,
        "fill": {"color": colour},
        "border": {"color": colour},
    }
