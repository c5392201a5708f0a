"""A table as plain data: what the reader sees, and the same rows as typed records to take away."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, overload
from unicodedata import east_asian_width

Value = str | int | Decimal | None
Record = dict[str, Value]
Schema = Mapping[str, type[str] | type[int] | type[Decimal]]


@dataclass(frozen=True)
class Cell:
    """A text with the claim behind its number, if it has one; of a verdict, the inputs that a click opens;
    else the address that it leads to, if any.
    """

    text: str
    claim_id: str | None = None
    inputs: tuple[str, ...] = ()
    address: str = ""


class LazyList(Sequence):
    """What `make` gives for some items, made when it is looked at: of a long list a reader sees a part."""

    def __init__(self, items: Sequence, make: Callable[[Sequence], list]) -> None:
        self._items, self._make = items, make

    @cached_property
    def _made(self) -> list:
        return self._make(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> "LazyList": ...
    def __getitem__(self, index: int | slice) -> Any:
        return LazyList(self._items[index], self._make) if isinstance(index, slice) else self._made[index]


@dataclass(frozen=True)
class Table:
    """Rows as the reader sees them; records with codes and exact values to take away; their schema.

    A row may have no record, and several: a comparison has a row for all places and a record for each figure.
    `further_claims` are behind its sentences and targets, beside those of its cells.
    """

    columns: list[str]
    rows: Sequence[Sequence[Cell]] = field(default_factory=list)
    records: Sequence[Record] = field(default_factory=list)
    schema: Schema = field(default_factory=dict)
    further_claims: list[str] = field(default_factory=list)

    def add(self, row: list[Cell], records: Iterable[Record]) -> None:
        """Append a row and its records to a table that is made row by row."""
        assert isinstance(self.rows, list) and isinstance(self.records, list)
        self.rows.append(self.checked(row))
        self.records.extend(records)

    def checked(self, row: list[Cell]) -> list[Cell]:
        """The row, which must have a cell for each heading; raises AssertionError."""
        assert len(row) == len(self.columns), f"{len(row)} cells below {len(self.columns)} headings"
        return row

    def part(self, skip: int, most: int) -> "Table":
        """Some of the rows; the records stay whole, as a file does."""
        return replace(self, rows=self.rows[skip : skip + most])

    def claim_ids(self) -> list[str]:
        """The claims behind the rows, each once, in order."""
        own = [cell.claim_id for row in self.rows for cell in row if cell.claim_id]
        return list(dict.fromkeys([*own, *self.further_claims]))


def display_width(text: str) -> int:
    """The width of a text in Latin letters: a Chinese letter takes two."""
    return len(text) + (0 if text.isascii() else sum(east_asian_width(letter) in "WF" for letter in text))


@dataclass(frozen=True)
class ChartData:
    """The numbers of a chart: each row has a name, or a year, and a value or None for each column.

    `kind` is the spreadsheet's chart: lines through years, bars, or bars stacked to shares of a whole.
    """

    kind: Literal["line", "bar", "share"]
    title: str
    rows: Sequence[str | int]
    columns: Sequence[str]
    values: Sequence[Sequence[Decimal | int | float | None]]  # one list a row
    colours: Sequence[str | None]  # one a column


@dataclass(frozen=True)
class Distance:
    """How far a number is on the good side of another, in its unit; negative is short of it."""

    name: str
    unit: str
    margin: Decimal
    label: str


MISSING = Cell("–")
