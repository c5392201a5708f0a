"""Cells of a table in a text, what each holds: a figure, a unit, names of indicators."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reading.lexicon import Lexicon
from reading.outline import PAST, Line
from reading.quantities import Quantity
from reading.subjects import Chooser
from reading.surroundings import AFTER, BEFORE
from reading.tokens import NUMBER, Scan, Token

CELL = re.compile(r"[^\t]+")
BRACKETS = re.compile(r"\(([^()]*)\)")
BETWEEN = re.compile("[,\uff0c\u3001:]")
FEWEST_CELLS = 2
SIGNS = {**BEFORE, **AFTER}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, where it stands in the plain text, in which column. `mode`: whether of results or of plans."""

    at: int
    start: int
    end: int
    text: str
    mode: str = PAST


@dataclass(frozen=True, slots=True)
class Value:
    """A cell that is a figure, with the bound beside it; `start` and `end` hold both."""

    quantity: Quantity
    comparator: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of a cell may mean, the last first, and the scopes beside them."""

    codes: tuple[tuple[str, ...], ...] = ()
    scopes: tuple[str, ...] = ()


class CellReader:
    """Splits lines into cells and reads them one by one."""

    def __init__(self, scan: Scan, lexicon: Lexicon, chooser: Chooser) -> None:
        self._scan = scan
        self._lexicon = lexicon
        self._chooser = chooser

    def split(self, line: Line) -> list[Cell]:
        """The cells of a line, empty ones left out."""
        text = self._scan.text[line.start : line.end]
        return [
            Cell(text.count("\t", 0, m.start()), line.start + m.start(), line.start + m.end(), m[0].strip())
            for m in CELL.finditer(text)
        ]

    def tokens(self, cell: Cell) -> tuple[Token, ...]:
        """The words and numbers of a cell."""
        return self._scan.within(cell.start, cell.end)

    def value(self, cell: Cell) -> Value | None:
        """The only number of a cell that has nothing but a bound beside it."""
        tokens = self.tokens(cell)
        numbers = [token for token in tokens if NUMBER in token.kinds]
        if len(numbers) != 1 or self._scan.unknown(cell.start, cell.end):
            return None
        quantity, comparator = numbers[0].quantity, ""
        for token in tokens:
            sign = next((sign for kind, sign in SIGNS.items() if kind in token.kinds), "")
            if token is not numbers[0] and not sign:
                return None
            comparator = sign or comparator
        return Value(quantity, comparator, tokens[0].start, tokens[-1].end) if quantity else None

    def direction(self, cell: Cell) -> Token | None:
        """The word of a cell that gives a direction instead of a figure."""
        return next((token for token in self.tokens(cell) if "direction" in token.kinds), None)

    def unit(self, cell: Cell) -> str:
        """The unit that a cell is, or that stands in its brackets; empty where there is none."""
        inside = [part for found in BRACKETS.findall(cell.text) for part in BETWEEN.split(found)]
        return next((part for part in (cell.text, *reversed(inside)) if part in self._lexicon.forms), "")

    def names(self, cell: Cell) -> Names:
        """The indicators that a cell names."""
        part = ""
        codes: list[tuple[str, ...]] = []
        scopes: list[str] = []
        for token in self.tokens(cell):
            part = next(iter(token.codes("part")), part)
            scopes += token.codes("scope")
            if found := self._chooser.codes(token, part, cell.text):
                codes.append(found)
        return Names(tuple(reversed(codes)), tuple(scopes))

    def are_units(self, cells: Sequence[Cell]) -> bool:
        """Whether all cells but the first are units."""
        units = [cell.text for cell in cells if cell.at > 0 and cell.text]
        return len(units) >= FEWEST_CELLS and all(text in self._lexicon.forms for text in units)

    def with_unit(self, quantity: Quantity, unit: str) -> Quantity:
        """A number with the unit of its column or row, where it has none of its own."""
        if quantity.unit or not unit:
            return quantity
        return replace(quantity, unit=unit, units=self._lexicon.forms[unit])
