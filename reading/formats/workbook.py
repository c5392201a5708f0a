"""The sheets of an Excel workbook (.xlsx) as the program shows them: cells in their number formats, without
hidden rows, columns and sheets.
"""

import posixpath
import re
from collections.abc import Iterator

from reading.formats.archive import Archive
from reading.formats.cell_formats import BUILT_IN, GENERAL, show_number
from reading.formats.cleaning import raise_digits
from reading.formats.document import Area, Note, RawSheet, Unreadable
from reading.formats.limits import MOST_SHEETS, Deadline, check_table
from reading.formats.markup import Element, find_attribute, iterate_xml, local_name
from reading.formats.sheet_builder import SheetBuilder, find_column, name_cell, name_column, name_some

WORKBOOK = "xl/workbook.xml"
CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
BOOLEANS = {"0": "FALSE", "1": "TRUE"}
YES = ("1", "true")
WIDEST = 16_384  # columns of a sheet


class Workbook:
    """A workbook being read: what its sheets share."""

    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content)
        self._root = self._archive.parse(WORKBOOK)
        self._targets = self._read_targets()
        self._strings = [
            _read_text(one) for one in self._part("xl/sharedStrings.xml") if local_name(one) == "si"
        ]
        self._formats = self._read_formats()
        properties = next((one for one in self._root if local_name(one) == "workbookPr"), None)
        self._from_1904 = properties is not None and find_attribute(properties, "date1904") in YES
        self._deadline = Deadline()

    def read(self) -> tuple[RawSheet, ...]:
        """All sheets that are shown. Raises Unreadable."""
        listed = [one for one in self._root.iter() if local_name(one) == "sheet"]
        if len(listed) > MOST_SHEETS:
            raise Unreadable("too_many_sheets", sheets=MOST_SHEETS)
        shown = [one for one in listed if find_attribute(one, "state") in (None, "visible")]
        notes = tuple(
            self._find_notes([find_attribute(one, "name") or "" for one in listed if one not in shown])
        )
        sheets = []
        for one in shown:
            part = self._targets.get(find_attribute(one, "id") or "", "")
            if self._archive.has(part) and "worksheets" in part:  # not a sheet that is a chart
                sheets.append(self._read_sheet(find_attribute(one, "name") or "", part, notes))
                check_table(0, sum(len(row) for sheet in sheets for row in sheet.rows))
        return tuple(sheets)

    def _part(self, name: str) -> Element | tuple[()]:
        return self._archive.parse(name) if self._archive.has(name) else ()

    def _read_targets(self) -> dict[str, str]:
        """The files of the sheets, by the name that the list of sheets uses."""
        links = self._part("xl/_rels/workbook.xml.rels")
        return {
            link.get("Id", ""): posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
            for link in links
        }

    def _read_formats(self) -> list[str]:
        """The number format of each style of cells."""
        patterns = dict(BUILT_IN)
        formats: list[str] = []
        for group in self._part("xl/styles.xml"):
            if local_name(group) == "numFmts":
                patterns |= {_whole(one.get("numFmtId")): one.get("formatCode", GENERAL) for one in group}
            elif local_name(group) == "cellXfs":
                formats += [patterns.get(_whole(one.get("numFmtId")), GENERAL) for one in group]
        return formats

    def _find_notes(self, hidden: list[str]) -> Iterator[Note]:
        if hidden:
            yield Note("hidden_sheets", {"count": len(hidden), "where": name_some(hidden)})
        if self._archive.has("xl/vbaProject.bin"):
            yield Note("macros_left_out")
        if any(name.lower().startswith("xl/externallinks/") for name in self._archive.names):
            yield Note("external_links")

    def _read_sheet(self, name: str, part: str, notes: tuple[Note, ...]) -> RawSheet:
        builder = SheetBuilder(name, "xlsx")
        hidden_columns: set[int] = set()
        row_number = 0
        for element in iterate_xml(self._archive.read(part), ("cols", "row", "mergeCell")):
            if local_name(element) == "cols":
                hidden_columns = _find_hidden_columns(element, builder)
            elif local_name(element) == "mergeCell":
                builder.merged += _read_area(element.get("ref", ""))
            else:
                row_number = _whole(element.get("r")) or row_number + 1
                self._add_row(builder, element, row_number, hidden_columns)
                self._deadline.check()
                element.clear()
        return builder.build(notes)

    def _add_row(self, builder: SheetBuilder, row: Element, number: int, hidden: set[int]) -> None:
        if row.get("hidden") in YES:
            if len(row):
                builder.note("hidden_rows", str(number))
            return
        cells: dict[int, str] = {}
        column = 0
        for cell in row:
            match = CELL.fullmatch(cell.get("r", ""))
            column = find_column(match[1]) if match else column + 1
            if column not in hidden:
                cells[column] = self._read_cell(builder, cell, number, column)
        builder.add_row(number, cells)

    def _read_cell(self, builder: SheetBuilder, cell: Element, row: int, column: int) -> str:
        parts = {local_name(part): part for part in cell}
        if "is" in parts:
            return _read_text(parts["is"])
        value = parts["v"].text if "v" in parts else None
        kind = cell.get("t", "n")
        if not value:
            if "f" in parts and kind != "str":
                builder.note("formulas_without_values", name_cell(row, column))
            return ""
        if kind == "s":
            at = _whole(value, -1)
            if not 0 <= at < len(self._strings):
                raise Unreadable("broken")
            return self._strings[at]
        if kind == "n":
            style = _whole(cell.get("s"))
            pattern = self._formats[style] if style < len(self._formats) else GENERAL
            return builder.show(row, column, show_number(value, pattern, self._from_1904))
        if kind == "e":
            builder.note("error_values", name_cell(row, column))
        return str(BOOLEANS.get(value, value) if kind == "b" else value)


def _find_hidden_columns(columns: Element, builder: SheetBuilder) -> set[int]:
    hidden: set[int] = set()
    for one in columns:
        if one.get("hidden") in YES:
            first, last = _whole(one.get("min")), min(_whole(one.get("max")), WIDEST)
            hidden |= set(range(first, last + 1))
            builder.note("hidden_columns", name_column(first))
    return hidden


def _read_area(reference: str) -> list[Area]:
    first, _, last = reference.partition(":")
    ends = [CELL.fullmatch(first), CELL.fullmatch(last)]
    if ends[0] is None or ends[1] is None:
        return []
    return [Area(int(ends[0][2]), find_column(ends[0][1]), int(ends[1][2]), find_column(ends[1][1]))]


def _read_text(parent: Element) -> str:
    """The text of a shared or inline string, of which parts may be raised; without its pronunciation."""
    parts = []
    for part in parent:
        if local_name(part) == "t":
            parts.append(part.text or "")
        elif local_name(part) == "r":
            text = "".join(one.text or "" for one in part if local_name(one) == "t")
            raised = any(
                local_name(one) == "vertAlign" and one.get("val") == "superscript" for one in part.iter()
            )
            parts.append(raise_digits(text) if raised else text)
    return "".join(parts)


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise
