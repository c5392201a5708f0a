"""Tables in a text: rows of cells between tabs. What heads a column holds for the cells below it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reading.lexicon import Lexicon
from reading.outline import PAST, PLAN, Line, to_year
from reading.tokens import NUMBER, Token, scan

CELL = "\t"
FEWEST_CELLS = 2


@dataclass(frozen=True)
class Column:
    """A column: whether it tells of results or of plans, and of which year; what its heading names.

    `names` are tokens of the heading; `unit` that of numbers without one; an empty mode: the paragraph's.
    """

    names: tuple[Token, ...] = ()
    mode: str = ""
    year: int | None = None
    unit: str = ""
    is_change: bool = False
    is_skipped: bool = False
    is_unit: bool = False


class TableReader:
    """Knows the columns of the table that is being read."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.columns: tuple[Column, ...] = ()
        self.year: int | None = None

    def begin_row(self, row: str, line: Line) -> bool:
        """Take a row; whether it is read. The heading of a table, and what is no row, are not."""
        cells = row.split(CELL)
        if len(cells) < FEWEST_CELLS:
            self.columns = ()
            return False
        if not self.columns and self._is_heading(cells):
            self.year = line.year
            self.columns = tuple(self._column(cell.strip()) for cell in cells)
            return False
        if self.columns and all(cell.strip() in ("", *self._lexicon.forms) for cell in cells):
            units = [cell.strip() for cell in cells]
            self.columns = tuple(
                replace(column, unit=unit or column.unit)
                for column, unit in zip(self.columns, units, strict=False)
            )
            return False
        return bool(self.columns)

    def column(self, at: int) -> Column:
        """The column of a cell."""
        return self.columns[at] if at < len(self.columns) else Column()

    def unit_of_row(self, cells: Sequence[str]) -> str:
        """The unit of a row by a column of units, or by brackets in the name; empty if there is none."""
        for column, cell in zip(self.columns, cells, strict=False):
            if column.is_unit and cell.strip() in self._lexicon.forms:
                return cell.strip()
        return next((unit for cell in cells[:3] if (unit := self._unit_in_brackets(cell))), "")

    def _is_heading(self, cells: Sequence[str]) -> bool:
        """Whether no cell holds a number with a unit, or a number alone that is no year."""
        for cell in cells:
            tokens = scan(cell.strip(), self._lexicon).tokens
            numbers = [token for token in tokens if NUMBER in token.kinds]
            if any(
                token.quantity and (token.quantity.unit not in ("", cell.strip()[-1:])) for token in numbers
            ):
                return False
            if numbers and len(tokens) == 1:
                return False
        return sum(bool(cell.strip()) for cell in cells) >= FEWEST_CELLS

    def _column(self, heading: str) -> Column:
        patterns = self._lexicon.patterns
        tokens = scan(heading, self._lexicon).tokens
        named = tuple(token for token in tokens if token.kinds & {"indicator", "short"})
        year = patterns["year_in_heading"].search(heading)
        is_goal, is_done = (patterns[name].search(heading) for name in ("column_goal", "column_done"))
        mode = ""
        if is_goal and (not is_done or is_goal.start() > is_done.start()):
            mode = PLAN
        elif is_done:
            mode = PAST
        return Column(
            named,
            mode,
            to_year(year["year"]) if year else None,
            self._unit_in_brackets(heading),
            bool(patterns["column_change"].search(heading)),
            bool(patterns["column_skipped"].search(heading)) and not patterns["column_unit"].search(heading),
            bool(patterns["column_unit"].search(heading)),
        )

    def _unit_in_brackets(self, cell: str) -> str:
        for match in self._lexicon.patterns["unit_in_brackets"].finditer(cell):
            if match["unit"] in self._lexicon.forms:
                return match["unit"]
        return ""
