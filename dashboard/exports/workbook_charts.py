"""Native charts of a workbook beside their numbers: lines with gaps, bars, bars stacked to shares."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.table import ChartData
from dashboard.theme import PALETTE

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

TALL = 20  # rows that a chart covers at least
TICKS = {"major_tick_mark": "none", "minor_tick_mark": "none"}
TYPES = {
    "line": {"type": "line"},
    "bar": {"type": "bar"},
    "share": {"type": "bar", "subtype": "percent_stacked"},
}


def add_charts(book: "Workbook", name: str, tables: Sequence[ChartData]) -> None:
    """A worksheet with each table of numbers and, to its right, its chart, which reads those cells."""
    sheet, row = book.add_worksheet(name), 0
    across = max(len(table.columns) for table in tables) + 2
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, across, 16)
    for table in tables:
        _numbers(book, sheet, table, row)
        chart = _chart(book, name, table, row)
        high = max(TALL, min(40, len(table.rows) + 6)) * 20
        chart.set_size({"width": 760, "height": high})
        sheet.insert_chart(row, across, chart, {"description": table.title})
        row += max(len(table.rows) + 4, high // 20 + 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _numbers(book: "Workbook", sheet: "Worksheet", table: ChartData, top: int) -> None:
    """Title, header, and the rows; a gap is an empty cell."""
    bold, head = (
        book.add_format({"bold": True}),
        book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
    )
    sheet.write_string(top, 0, table.title, bold)
    for at, column in enumerate(table.columns, 1):
        sheet.write_string(top + 1, at, column, head)
    for row, (name, values) in enumerate(zip(table.rows, table.values, strict=True), top + 2):
        if isinstance(name, int):
            sheet.write_number(row, 0, name)
        else:
            sheet.write_string(row, 0, name)
        for at, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(row, at, float(value))


def _chart(book: "Workbook", name: str, table: ChartData, top: int):
    chart = book.add_chart(TYPES[table.kind])
    assert chart is not None  # a kind that XlsxWriter knows
    first, last, alone = top + 2, top + 1 + len(table.rows), _find_lone_values(table)
    for at in range(len(table.columns)):
        colour = table.colours[at] or PALETTE[at % len(PALETTE)]
        series = {
            "name": [name, top + 1, at + 1],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, at + 1, last, at + 1],
        }
        if table.kind == "line":
            is_alone = at in alone
            series |= {"line": {"color": colour, "width": 2.25}, "marker": _marker(colour, is_alone)}
            if is_alone:
                series |= {"data_labels": {"series_name": True, "position": "right"}}
        else:
            series |= {"fill": {"color": colour}, "gap": 60, "data_labels": {"value": True}}
        chart.add_series(series)
    # Titles and names are read from cells: a text given here that looks like a formula would be one.
    chart.set_title({"name": [name, top, 0], "name_font": {"size": 12}})
    chart.show_blanks_as("gap")
    grid = {"visible": True, "line": {"width": 0.5, "dash_type": "dash"}}
    names, values = TICKS | {"major_gridlines": {"visible": False}}, TICKS | {"major_gridlines": grid}
    if table.kind != "line":
        shown = [value for row in table.values for value in row if value is not None]
        values |= {"min": 0} if min(shown, default=0) >= 0 else {}  # a bar is as long as its value
        chart.set_y_axis(names | {"reverse": True, "label_position": "low"})
        chart.set_x_axis(values)
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(values)
    if len(table.columns) == 1:
        chart.set_legend({"none": True})
    else:
        named_elsewhere = [
            at for at, column in enumerate(table.columns) if at in alone or column in table.columns[:at]
        ]
        chart.set_legend({"position": "bottom", "delete_series": named_elsewhere})
    return chart


def _find_lone_values(table: ChartData) -> set[int]:
    """Columns of lines with one value, such as targets: named beside it, and not in the legend."""
    counts = [sum(values[at] is not None for values in table.values) for at in range(len(table.columns))]
    return {at for at, count in enumerate(counts) if count == 1 and table.kind == "line"}


def _marker(colour: str, alone: bool) -> dict:
    """A dot for results; a dash for a series of one value, such as a target."""
    return {
        "type": "long_dash" if alone else "circle",
        "size": 12 if alone else 7,
        "fill": {"color": colour},
        "border": {"color": colour},
    }
