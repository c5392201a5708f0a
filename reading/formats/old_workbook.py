"""The sheets of an old Excel workbook (.xls) as the program shows them, read by xlrd."""

import io

import xlrd
from xlrd.biffh import XLRDError

from reading.formats.cell_formats import GENERAL, show_number
from reading.formats.document import Area, Note, RawSheet, Unreadable
from reading.formats.limits import MOST_SHEETS, Deadline, check_table
from reading.formats.sheet_builder import SheetBuilder, name_cell, name_column, name_some


def read_old_workbook(content: bytes) -> tuple[RawSheet, ...]:
    """All sheets that are shown. Raises Unreadable."""
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except Exception as error:  # of a damaged file xlrd raises whatever it stumbles over
        locked = isinstance(error, XLRDError) and "encrypted" in str(error)
        raise Unreadable("password" if locked else "broken") from error
    if book.nsheets > MOST_SHEETS:
        raise Unreadable("too_many_sheets", sheets=MOST_SHEETS)
    hidden = [sheet.name for sheet in book.sheets() if sheet.visibility]
    notes = (Note("hidden_sheets", {"count": len(hidden), "where": name_some(hidden)}),) if hidden else ()
    deadline = Deadline()
    sheets: list[RawSheet] = []
    for sheet in book.sheets():
        if not sheet.visibility:
            sheets.append(_read_sheet(book, sheet, notes, deadline))
            check_table(0, sum(len(row) for one in sheets for row in one.rows))
    return tuple(sheets)


def _read_sheet(
    book: xlrd.book.Book, sheet: xlrd.sheet.Sheet, notes: tuple[Note, ...], deadline: Deadline
) -> RawSheet:
    builder = SheetBuilder(sheet.name, "xls")
    hidden = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    for column in sorted(hidden):
        builder.note("hidden_columns", name_column(column + 1))
    for row in range(sheet.nrows):
        deadline.check()
        info = sheet.rowinfo_map.get(row)
        if info is not None and info.hidden:
            builder.note("hidden_rows", str(row + 1))
            continue
        builder.add_row(
            row + 1,
            {
                column + 1: _read_cell(book, builder, cell, row + 1, column + 1)
                for column, cell in enumerate(sheet.row(row))
                if column not in hidden
            },
        )
    builder.merged += [
        Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
    ]
    return builder.build(notes)


def _read_cell(
    book: xlrd.book.Book, builder: SheetBuilder, cell: xlrd.sheet.Cell, row: int, column: int
) -> str:
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return builder.show(
            row, column, show_number(cell.value, _find_format(book, cell), book.datemode == 1)
        )
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        builder.note("error_values", name_cell(row, column))
        return xlrd.error_text_from_code.get(int(cell.value), "#ERROR!")
    return str(cell.value)


def _find_format(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> str:
    try:
        return book.format_map[book.xf_list[cell.xf_index or 0].format_key].format_str
    except (IndexError, KeyError, TypeError):
        return GENERAL
