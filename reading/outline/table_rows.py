"""Tables in a text: rows of cells between tabs. What heads a column holds for the cells below it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.lexicon.lexicon import Lexicon
from reading.outline.columns import Column, read_column, unit_in_brackets
from reading.outline.lines import Line
from reading.outline.two_headings import put_below, put_together
from reading.tokens.scan import NUMBER, Token, scan

CELL = "\t"
FEWEST_CELLS = 2
RULE = "\t -:="  # of what a line between a heading and rows consists
AREA = "area"  # a family of scopes


class TableReader:
    """Knows the columns of the table that is being read."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.columns: tuple[Column, ...] = ()
        self.year: int | None = None
        self._is_new = False
        self._above = ""  # the last line that was no row
        self._lines: tuple[tuple[Column, ...], tuple[Column, ...]] | None = None  # of a heading of two

    def _read(self, heading: str) -> Column:
        return read_column(heading, self._lexicon)

    def begin_row(self, row: str, line: Line) -> bool:
        """Take a row; whether it is read. The heading of a table, and what is no row, are not."""
        cells = row.split(CELL)
        if len(cells) < FEWEST_CELLS:
            unit = self._lexicon.patterns["unit_of_table"].fullmatch(row.strip())
            above = f"{self._above}({unit['unit']})" if unit else row
            self.columns, self._above = (), above
            return False
        if not row.strip(RULE):  # between a heading and the rows
            return False
        begins_anew = self.columns and not self._is_new and self._is_of_places(cells)
        if (begins_anew or not self.columns) and self._is_heading(cells):
            self.year = line.year
            self.columns = tuple(self._read(cell.strip()) for cell in cells)
            self._is_new, self._lines = True, None  # a second line of the heading may follow
            return False
        if self.columns and all(cell.strip() in ("", *self._lexicon.forms) for cell in cells):
            units = [cell.strip() for cell in cells]
            self.columns = tuple(
                replace(column, unit=unit or column.unit)
                for column, unit in zip(self.columns, units, strict=False)
            )
            return False
        if self.columns and self._is_new and self._is_heading(cells):
            second = tuple(self._read(cell.strip()) for cell in cells)
            is_again = second[0].text in ("", self.columns[0].text)
            if is_again and len(second) == len(self.columns):
                self.columns = tuple(put_below(self.columns, second))
                return False
            if not second[0].text:
                second = second[1:]
            self._lines = _without_blanks(self.columns), _without_blanks(second)
            self.columns = tuple(self._spread(cells))
            return False
        if self._lines:  # how many columns there are tells which cells of the first line span others
            self.columns = tuple(put_together(*self._lines, len(row.rstrip().split(CELL)))) or self.columns
        self._is_new, self._lines = False, None
        self._leave_out_second(cells)
        return bool(self.columns)

    def _leave_out_second(self, cells: Sequence[str]) -> None:
        """Two tables beside each other, of which a row names the same place: it is not told what the second
        is of.
        """
        for at, (column, cell) in enumerate(zip(self.columns, cells, strict=False)):
            is_again = at and cell.strip() == cells[0].strip() and column.text == self.columns[0].text
            if is_again and column.is_label and cell.strip():
                second = (replace(one, is_skipped=True) for one in self.columns[at:])
                self.columns = *self.columns[:at], *second
                return

    def _is_of_places(self, cells: Sequence[str]) -> bool:
        """Whether the first cell is the heading of a column of places or stations."""
        names = ("column_of_places", "column_of_points")
        return any(self._lexicon.patterns[name].match(cells[0].strip()) for name in names)

    def _spread(self, cells: Sequence[str]) -> Iterator[Column]:
        """The columns, with those of a second line of the heading in place of the cell that spans them."""
        names = " ".join(cells).split()
        below = [self._read(name) for name in names]
        spans = [column for column in self.columns[1:] if column.unit and not column.names]
        for column in self.columns:
            if column in spans[:1]:
                yield from (replace(one, unit=one.unit or column.unit) for one in below)
            else:
                yield column

    def is_shifted(self, cells: Sequence[str]) -> bool:
        """Whether a row has more cells than the heading names, so that no cell is sure of its column."""
        count = max((at + 1 for at, cell in enumerate(cells) if cell.strip()), default=0)
        return count > len(self.columns)

    def places_missing(self, cells: Sequence[str]) -> int:
        """How many cells a row lacks at its beginning: the number of the row of the whole."""
        first = cells[0].strip()
        is_short = sum(bool(cell.strip()) for cell in cells) < len(self.columns)
        is_numbered = bool(self.columns) and self.columns[0].is_skipped
        return int(is_short and is_numbered and bool(first) and not first[:1].isdigit())

    def column(self, at: int) -> Column:
        """The column of a cell."""
        return self.columns[at] if at < len(self.columns) else Column()

    def unit_of_row(self, cells: Sequence[str]) -> str:
        """The unit of a row by a column of units, or by brackets in the name; empty if there is none."""
        for column, cell in zip(self.columns, cells, strict=False):
            if column.is_unit and cell.strip() in self._lexicon.forms:
                return cell.strip()
        return next((unit for cell in cells[:3] if (unit := unit_in_brackets(cell, self._lexicon))), "")

    def caption(self, cells: Sequence[str]) -> tuple[tuple[Token, ...], str]:
        """The one name that the line above a table has for all of its columns, and its unit, if these have
        none and a row is that of a place; else nothing.
        """
        named = tuple(one for one in self._tokens(self._above) if "indicator" in one.kinds)
        if len(named) != 1 or any(column.names for column in self.columns):
            return (), ""
        is_of_place = any(one.kinds & {"place", "whole"} for one in self._tokens(cells[0]))
        return (named, unit_in_brackets(self._above, self._lexicon)) if is_of_place else ((), "")

    def _tokens(self, text: str) -> tuple[Token, ...]:
        return scan(text.strip(), self._lexicon).tokens

    def falls(self, cells: Sequence[str]) -> bool:
        """Whether a row tells by how much something falls."""
        falls = self._lexicon.patterns["row_falls"]
        return any(falls.search(cell.strip()) for cell in cells)

    def is_of_years(self, cell: str) -> bool:
        """Whether a cell holds the sum of several years."""
        return bool(self._lexicon.patterns["cell_of_years"].fullmatch(cell.strip()))

    def label(self, cells: Sequence[str]) -> str:
        """The name in a row that may be that of a district: a short cell of letters only."""
        if self.is_called_as_places(cells[0]):
            return cells[0].strip()
        found = (self._lexicon.patterns["cell_of_place"].fullmatch(cell.strip()) for cell in cells)
        return next((match[0] for match in found if match), "")

    def is_called_as_places(self, cell: str) -> bool:
        """Whether the first cell of a row stands in a column of places, and is called as these are."""
        pattern = self._lexicon.patterns["cell_in_column_of_places"]
        return self._is_of_places([self.column(0).text]) and pattern.fullmatch(cell.strip()) is not None

    def is_of_a_point(self, cells: Sequence[str]) -> bool:
        """Whether a row is that of a station, a town or a section."""
        return any(
            column.is_of_points and cell.strip() for column, cell in zip(self.columns, cells, strict=False)
        )

    def is_of_a_limit(self, cells: Sequence[str]) -> bool:
        """Whether a row holds a limit, which is nobody's figure."""
        label = next((cell.strip() for cell in cells if cell.strip()), "")
        return bool(self._lexicon.patterns["row_of_limit"].match(label))

    def usual_unit(self, names: Sequence[Token]) -> str:
        """A form of the unit of air quality that a column names; empty for others."""
        codes = [code for token in names for code in token.codes("indicator")]
        known = [self._lexicon.indicators[code].unit for code in codes if self._is_of_area(code)]
        counted = [unit for unit in known if unit.unit_id not in self._lexicon.forms["%"]]
        return next((next(iter(unit.forms)) for unit in [*counted, *known] if unit.forms), "")

    def _is_of_area(self, code: str) -> bool:
        return self._lexicon.indicators[code].family == AREA

    def _is_heading(self, cells: Sequence[str]) -> bool:
        """Whether no cell holds a number with a unit, or a number alone that is no year."""
        year = self._lexicon.patterns["year_in_heading"]
        for cell in cells:
            if year.fullmatch(cell.strip()):
                continue
            if self._lexicon.patterns["cell_of_two"].fullmatch(cell):
                return False
            tokens = scan(cell.strip(), self._lexicon).tokens
            numbers = [token for token in tokens if NUMBER in token.kinds]
            if any(
                token.quantity and (token.quantity.unit not in ("", cell.strip()[-1:])) for token in numbers
            ):
                return False
            if numbers and (len(tokens) == 1 or any("place" in token.kinds for token in tokens)):
                return False
        return sum(bool(cell.strip()) for cell in cells) >= FEWEST_CELLS


def _without_blanks(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns without the last ones that have no heading."""
    return columns[: max((at + 1 for at, column in enumerate(columns) if column.text), default=0)]
