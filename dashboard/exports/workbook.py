"""An Excel workbook of a table: the table, its charts, its records, its sources, and notes on all of them."""

import io
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from dashboard.csv_writer import FORMULA_STARTS
from dashboard.exports.comparability import grade_records
from dashboard.exports.download import (
    Download,
    list_provenance,
    list_warnings,
    mark_chart,
    mark_records,
    name_field,
)
from dashboard.exports.workbook_cells import common_unit, list_units, read_number
from dashboard.exports.workbook_charts import add_charts
from dashboard.run import Run
from dashboard.table import Table, display_width
from dashboard.views.sources.claims import build_evidence_table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

WIDEST = 46  # letters in a column
MEASURED = 200  # rows whose texts set the width of a column
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
LOOKS = {
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "label": {"bold": True, "valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "quoted": {"quote_prefix": True, "text_wrap": True, "valign": "top"},
}


class Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._looks = {name: book.add_format(properties) for name, properties in LOOKS.items()}
        self._numbers: dict[str, Format] = {}

    def __getitem__(self, look: str) -> "Format":
        return self._looks[look]

    def number(self, digits: str) -> "Format":
        """The format of a number by its printed digits: 98.0 keeps one decimal, words keep what there is."""
        decimals = digits.partition(".")[2]
        return self.pattern(f"0.{'0' * len(decimals)}" if decimals.isdigit() else "0.######")

    def pattern(self, pattern: str, **more: str) -> "Format":
        """The format of a number by the spreadsheet's own pattern."""
        if pattern not in self._numbers:
            self._numbers[pattern] = self._book.add_format({"num_format": pattern, **more})
        return self._numbers[pattern]


def write_workbook(download: Download) -> bytes:
    """Numbers are numbers with their printed decimals; every text is text, never a formula or a link."""
    import xlsxwriter  # a slow import that only this needs

    run, section, file = download.run, download.section, io.BytesIO()
    title = run.mark(section.title or run.record.title)
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        book.set_properties({"title": title, "comments": run.record.link})
        book.formats[0].set_font_size(10.5)
        formats = Formats(book)
        _add_table(book.add_worksheet(run.text("workbook.table")), formats, title, download)
        if data := [mark_chart(run, table) for chart in section.charts for table in chart.data]:
            add_charts(book, run.text("workbook.charts"), data)
        records = mark_records(run, grade_records(run, download.table))
        _add_records(book.add_worksheet(run.text("workbook.records")), formats, run, records)
        if ids := download.table.claim_ids():
            sources = build_evidence_table(run, ids)
            _add_records(book.add_worksheet(run.text("workbook.sources")), formats, run, sources)
        _add_notes(book.add_worksheet(run.text("workbook.notes")), formats, download)
    return file.getvalue()


def _add_table(sheet: "Worksheet", formats: Formats, title: str, download: Download) -> None:
    """The table as the page shows it, under its title and its sentences; its numbers are numbers."""
    table, findings, text = download.table, download.section.findings, download.run.text
    units = list_units(text)
    columns = [
        [read_number(cells[at].text, units) for cells in table.rows] for at in range(len(table.columns))
    ]
    _write_text(sheet, formats, 0, 0, title, "title")
    for row, sentence in enumerate(findings, 1):
        _write_text(sheet, formats, row, 0, sentence)
    top = len(findings) + 2
    for column, heading in enumerate(table.columns):
        unit = common_unit(columns[column]).strip()
        if unit and unit not in heading:
            heading = text("workbook.with_unit", heading=heading, unit=unit)
        _write_text(sheet, formats, top, column, heading, "heading")
        texts = (cells[column].text for cells in islice(table.rows, MEASURED))
        _set_width(sheet, column, heading, texts)
    are_alike = [bool(common_unit(numbers)) for numbers in columns]
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if number := columns[column][row]:
                look = formats.pattern(number.number_format(not are_alike[column]), valign="top")
                sheet.write_number(top + 1 + row, column, float(number.value), look)
            else:
                _write_text(sheet, formats, top + 1 + row, column, cell.text, "wrapped")
    sheet.freeze_panes(top + 1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{top + len(table.rows) + 2}"})
    _set_paper(sheet, top)


def _add_records(sheet: "Worksheet", formats: Formats, run: Run, table: Table) -> None:
    """The records of a table, exact values, below the names of their fields: for people, for programs."""
    records = table.records
    for column, name in enumerate(table.schema):
        label = name_field(run, name)
        _write_text(sheet, formats, 0, column, label, "label")
        _write_text(sheet, formats, 1, column, name, "heading")
        values = (record[name] for record in islice(records, MEASURED))
        _set_width(sheet, column, label, [name, *(str(value) for value in values if value is not None)])
    for row, record in enumerate(records, 2):
        digits = str(record.get("value_text") or record.get("target_text") or "")
        for column, name in enumerate(table.schema):
            value = record[name]
            if isinstance(value, str):
                _write_text(sheet, formats, row, column, value)
            elif isinstance(value, Decimal):
                sheet.write_number(row, column, float(value), formats.number(digits))
            elif value is not None:
                sheet.write_number(row, column, value)
    sheet.freeze_panes(2, 0)
    if records:
        sheet.autofilter(1, 0, len(records) + 1, len(table.schema) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:CZ{len(records) + 2}"})
    _set_paper(sheet, 1)


def _add_notes(sheet: "Worksheet", formats: Formats, download: Download) -> None:
    """Filters, data date, build and link; the units in the table; what may not be compared; caveats."""
    run, table = download.run, download.table
    units = dict.fromkeys(
        str(values[key])
        for values in table.records
        for key in ("unit_id", "margin_unit_id")
        if values.get(key)
    )
    names = [f"{code} = {run.text.unit_name(code) or '–'}" for code in units if code in run.catalogue.units]
    lines = [
        *list_provenance(run),
        (run.text("workbook.units"), run.text.clauses(names) or "–"),
        *(
            (run.text("workbook.caveat"), warning)
            for warning in list_warnings(run, [table], run.record.remarks())
        ),
    ]
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)
    for row, (name, text) in enumerate(lines):
        _write_text(sheet, formats, row, 0, name, "label")
        _write_text(sheet, formats, row, 1, text, "wrapped")
    _set_paper(sheet, None)


def _write_text(
    sheet: "Worksheet", formats: Formats, row: int, column: int, text: str, look: str | None = None
) -> None:
    """A text; one that looks like a formula stays text even after somebody edits the cell."""
    if text.startswith(FORMULA_STARTS):
        look = "quoted"
    sheet.write_string(row, column, text, formats[look] if look else None)


def _set_width(sheet: "Worksheet", column: int, heading: str, texts: Iterable[str]) -> None:
    """A column as wide as its widest line, up to a limit."""
    lines = [line for text in (heading, *texts) for line in text.split("\n")]
    sheet.set_column(column, column, min(WIDEST, max(map(display_width, lines))) + 2)


def _set_paper(sheet: "Worksheet", repeated_row: int | None) -> None:
    """A4 across, as wide as the page, its header on every page, pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    if repeated_row is not None:
        sheet.repeat_rows(0, repeated_row)
