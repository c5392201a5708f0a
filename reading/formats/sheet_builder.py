"""Puts the shown rows of a sheet together, and notes what its reader must know."""

from collections.abc import Iterable, Mapping

from reading.formats.cell_formats import Shown
from reading.formats.cleaning import clean_cell
from reading.formats.document import Area, Note, RawSheet, Unreadable
from reading.formats.limits import MOST_COLUMNS, check_table

MOST_NAMED = 10  # cells or rows in a note


class SheetBuilder:
    """A sheet while it is read. Rows and columns are counted from 1."""

    def __init__(self, name: str, format: str) -> None:
        self._name = clean_cell(name)
        self._format = format
        self._rows: list[tuple[str, ...]] = []
        self._lines: list[int] = []
        self._cells = 0
        self._found: dict[str, list[str]] = {}
        self.merged: list[Area] = []

    def show(self, row: int, column: int, shown: Shown) -> str:
        """The text of a number's cell; a format that is not understood, or hides digits, is noted."""
        if not shown.understood:
            self.note("number_format_unknown", name_cell(row, column))
        if not shown.is_whole:
            self.note("more_digits_stored", name_cell(row, column))
        return shown.text

    def note(self, code: str, what: str) -> None:
        """Note a cell, row or column."""
        self._found.setdefault(code, []).append(what)

    def add_row(self, row: int, cells: Mapping[int, str]) -> None:
        """A row's cells by column. Rows without text are left out. Raises Unreadable."""
        filled = {column: text for column, cell in cells.items() if (text := clean_cell(cell))}
        if not filled:
            return
        if max(filled) > MOST_COLUMNS:
            raise Unreadable("too_many_columns", columns=MOST_COLUMNS)
        self._rows.append(tuple(filled.get(column, "") for column in range(1, max(filled) + 1)))
        self._lines.append(row)
        self._cells += len(self._rows[-1])
        check_table(len(self._rows), self._cells)

    def build(self, notes: Iterable[Note] = ()) -> RawSheet:
        """The sheet, with its notes behind those given."""
        own = (
            Note(code, {"count": len(found), "where": name_some(found)})
            for code, found in self._found.items()
        )
        return RawSheet(
            self._name,
            tuple(self._rows),
            tuple(self._lines),
            self._format,
            merged=tuple(self.merged),
            notes=(*notes, *own),
        )


def name_cell(row: int, column: int) -> str:
    """B3 for row 3, column 2."""
    return f"{name_column(column)}{row}"


def name_column(column: int) -> str:
    """B for 2, AA for 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def find_column(letters: str) -> int:
    """2 for B, 27 for AA."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def name_some(found: list[str]) -> str:
    """The first of many, joined by commas."""
    return ", ".join(found[:MOST_NAMED]) + (" …" if len(found) > MOST_NAMED else "")
