"""The heads of a table: indicator, period, unit of each column, and whether it is of results or of plans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reading.cells import Cell, CellReader, Names
from reading.lexicon import Lexicon
from reading.outline import PAST, PLAN, Line
from reading.periods import read_period, year_of

DIGITS = re.compile("[0-9]")
NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a column says; empty where it does not. `is_change`: its figures are changes."""

    text: str
    names: Names = NO_NAMES
    unit: str = ""
    period: str = ""
    mode: str = ""
    is_change: bool = False

    @property
    def tells(self) -> bool:
        """Whether a figure below it can be told what it is."""
        return bool(self.names.codes or self.period or self.mode or self.is_change)


def read_columns(
    cells: Sequence[Cell], reader: CellReader, lexicon: Lexicon, line: Line
) -> dict[int, Column]:
    """The columns by their number; none where no head says anything."""
    columns = [_read_head(cell, reader, lexicon, line) for cell in cells]
    if not any(column.tells for column in columns):
        return {}
    modes = iter(_modes([column for column in columns if column.period], line))
    found: list[Column] = []
    for column in columns:
        if column.period:
            column = replace(column, mode=next(modes))
        if found and not column.names.codes and (column.period or column.is_change):
            unit = column.unit or ("" if column.is_change else found[-1].unit)
            column = replace(column, names=found[-1].names, unit=unit)
        found.append(column)
    return {cell.at: column for cell, column in zip(cells, found, strict=True)}


def _read_head(cell: Cell, reader: CellReader, lexicon: Lexicon, line: Line) -> Column:
    tokens = reader.tokens(cell)
    periods = [read_period(token, line.year, line.now) for token in tokens if "period" in token.kinds]
    mode = ""
    if lexicon.patterns["heading_past"].search(cell.text):
        mode = PAST
    elif lexicon.patterns["heading_plan"].search(cell.text):
        mode = PLAN
    is_change = any("base" in token.kinds for token in tokens)
    period = periods[-1] if periods and not is_change else ""
    return Column(cell.text, reader.names(cell), reader.unit(cell), period, mode, is_change)


def _modes(dated: Sequence[Column], line: Line) -> list[str]:
    """Whether columns with a period are of results or of plans, where they do not all say it.

    In a plan all but the first hold goals, and the first, too, if it is like the next but for its
    year, the one before.
    """
    is_told = any(column.mode == PLAN for column in dated)
    years = [year_of(column.period) or 0 for column in dated]
    words = [DIGITS.sub("", column.text) for column in dated]
    is_even = len(dated) > 1 and words[0] == words[1] and years[1] - years[0] == 1
    found = []
    for at, column in enumerate(dated):
        is_later = years[at] > (line.year or years[at])
        is_goal = not is_told and ((at > 0 or is_even) if line.mode == PLAN else is_later)
        found.append(column.mode or (PLAN if is_goal and len(dated) > 1 else PAST))
    return found
