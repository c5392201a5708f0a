"""An Excel workbook of a table: as shown, its charts, its records, where its numbers come from, what to know."""

import io
from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.csv_writer import FORMULA_STARTS
from dashboard.exports.download import Download, provenance, warnings
from dashboard.exports.workbook_charts import add_charts
from dashboard.table import Table
from dashboard.views.claims import build_evidence_table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDEST = 46  # letters in a column


def write_workbook(download: Download) -> bytes:
    """Numbers are numbers with the decimals they were printed with; every text is text, never a formula or a link."""
    import xlsxwriter  # a slow import that only this needs

    page, text, file = download.run, download.run.text, io.BytesIO()
    with xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties(
            {"title": download.section.title or download.record.title, "comments": download.record.link}
        )
        book.formats[0].set_font_size(10.5)
        _shown(book, download)
        if data := [table for chart in download.section.charts for table in chart.data]:
            add_charts(book, text("workbook.charts"), data)
        _records(book, text("workbook.records"), download.table)
        if ids := download.table.claim_ids():
            _records(book, text("workbook.sources"), build_evidence_table(page, ids))
        _notes(book, download)
    return file.getvalue()


def _shown(book: "Workbook", download: Download) -> None:
    """The table as the page shows it, under its title and its sentences."""
    sheet = book.add_worksheet(download.run.text("workbook.table"))
    title, bold = (
        book.add_format({"bold": True, "font_size": 14}),
        book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
    )
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    table, row = download.table, 0
    _write(book, sheet, 0, 0, download.section.title or download.record.title, title)
    for row, sentence in enumerate(download.section.findings, 1):
        _write(book, sheet, row, 0, sentence)
    top = row + 2
    for at, column in enumerate(table.columns):
        _write(book, sheet, top, at, column, bold)
        widths = [_width(cells[at].text) for cells in table.rows if at < len(cells)]
        sheet.set_column(at, at, min(WIDEST, max([_width(column), *widths], default=8)) + 2)
    for row, cells in enumerate(table.rows, top + 1):
        for at, cell in enumerate(cells):
            _write(book, sheet, row, at, cell.text, wrap)
    sheet.freeze_panes(top + 1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{top + len(table.rows) + 2}"})
    _paper(sheet, top)


def _records(book: "Workbook", name: str, table: Table) -> None:
    """The records of a table: codes for programs, names for people, exact values."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    columns = list(table.records[0]) if table.records else []
    for at, column in enumerate(columns):
        _write(book, sheet, 0, at, column, bold)
        widths = [_width(str(record[column])) for record in table.records if record[column] is not None]
        sheet.set_column(at, at, min(WIDEST, max([_width(column), *widths])) + 2)
    for row, record in enumerate(table.records, 1):
        for at, column in enumerate(columns):
            value = record.get(column)
            if isinstance(value, Decimal):
                sheet.write_number(row, at, float(value), book.add_format({"num_format": _format(record)}))
            elif isinstance(value, int):
                sheet.write_number(row, at, value)
            elif value is not None:
                _write(book, sheet, row, at, str(value))
    sheet.freeze_panes(1, 0)
    if columns and table.records:
        sheet.autofilter(0, 0, len(table.records), len(columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:AZ{len(table.records) + 1}"})
    _paper(sheet, 0)


def _notes(book: "Workbook", download: Download) -> None:
    """Filters, data date, build and link; the units in the table; what may not be compared; caveats."""
    page, sheet = download.run, book.add_worksheet(download.run.text("workbook.notes"))
    bold, wrap = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    codes = dict.fromkeys(
        str(r[key]) for r in download.table.records for key in ("unit", "margin_unit") if r.get(key)
    )
    units = [f"{code} = {page.text.unit_name(code) or '–'}" for code in codes if code in page.catalogue.units]
    lines = [
        *provenance(page, download.record),
        (page.text("workbook.units"), page.text.clauses(units) or "–"),
    ]
    lines += [
        (page.text("workbook.caveat"), told) for told in warnings(page, download.record, [download.table])
    ]
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)
    for row, (name, told) in enumerate(lines):
        _write(book, sheet, row, 0, name, bold)
        _write(book, sheet, row, 1, told, wrap)
    _paper(sheet, None)


def _write(book: "Workbook", sheet: "Worksheet", row: int, column: int, told: str, form=None) -> None:
    """A text; one that looks like a formula stays text even after somebody edits the cell."""
    if told.startswith(FORMULA_STARTS):
        form = book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"})
    sheet.write_string(row, column, told, form)


def _paper(sheet: "Worksheet", repeated: int | None) -> None:
    """A4 across, as wide as the page, its header on every page, pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    if repeated is not None:
        sheet.repeat_rows(repeated)


def _width(told: str) -> int:
    return max(
        (sum(2 if ord(letter) > 0x2E7F else 1 for letter in line) for line in told.split("\n")), default=0
    )


def _format(record: dict) -> str:
    """Excel's format for the printed decimals: 98.0 is 0.0."""
    shown = str(record.get("value_text") or record.get("target_text") or "")
    after = shown.partition(".")[2]
    return f"0.{'0' * len(after)}" if after.isdigit() else "0.######"
