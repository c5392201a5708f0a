"""Tables of a report, a row a line, cells parted by tabs: the claims of cells that hold only a figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reading.cells import FEWEST_CELLS, Cell, CellReader, Names, Value
from reading.claims import CHANGE_UNITS, Said
from reading.columns import Column, read_columns
from reading.lexicon import Lexicon
from reading.outline import PAST, PLAN, Line
from reading.periods import read_period, shift_year
from reading.places import FOREIGN, Places
from reading.proposals import Proposal
from reading.quantities import convert
from reading.subjects import Chooser
from reading.tokens import Scan


@dataclass(frozen=True, slots=True)
class CellClaim:
    """What a cell says, of which period, where it stands in the plain text and where its number begins."""

    said: Said
    period: str
    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: the claims of its cells, or the cells themselves where they hold clauses."""

    claims: tuple[CellClaim, ...] = ()
    cells: tuple[Cell, ...] = ()

    def cell_at(self, place: int) -> Cell:
        """The cell in which a place of the text lies."""
        return next(cell for cell in reversed(self.cells) if cell.start <= place)


@dataclass(frozen=True, slots=True)
class _RowSays:
    """What a row says of itself."""

    names: Names
    unit: str
    period: str
    place: str
    around: str  # the words that choose between indicators: headings, heads, the row


class TableReader:
    """Reads the lines of a report in order; remembers the heads of the table that it is in."""

    def __init__(self, scan: Scan, lexicon: Lexicon, chooser: Chooser, places: Places) -> None:
        self._lexicon = lexicon
        self._chooser = chooser
        self._places = places
        self._cells = CellReader(scan, lexicon, chooser)
        self._columns: dict[int, Column] | None = None

    def read(self, line: Line) -> Row | None:
        """What a line says as a row of a table; None where it is none, or one without heads."""
        cells = self._cells.split(line)
        if len(cells) < FEWEST_CELLS:
            self._columns = None
            return None
        values = [self._cells.value(cell) for cell in cells]
        if self._columns is None:
            is_head = not any(values)
            self._columns = read_columns(cells, self._cells, self._lexicon, line) if is_head else {}
            return Row() if self._columns else None
        if not self._columns:
            return None
        if self._cells.are_units(cells):
            self._set_units(cells)
            return Row()
        if self._holds_clauses(cells, values):
            return Row(cells=tuple(replace(cell, mode=self._mode(cell)) for cell in cells))
        return Row(tuple(self._claims(cells, values, line)))

    def answer(self, cell: Cell, goals: Sequence[Proposal], period: str) -> CellClaim | None:
        """The result that a cell of nothing but a figure gives to the first goal of its row that it fits."""
        value = self._cells.value(cell)
        for goal in goals if value else ():
            if value and self._chooser.level((goal.indicator_id,), value.quantity, goal.sentence):
                unit = self._chooser.words(goal.indicator_id).unit
                digits = convert(value.quantity.digits, value.quantity.power, unit)
                sign = value.comparator or "="
                said = Said(goal.indicator_id, goal.scope_id, goal.place_id, "actual", sign, digits)
                return CellClaim(said, period, value.start, value.end, value.quantity.start)
        return None

    def _mode(self, cell: Cell) -> str:
        column = (self._columns or {}).get(cell.at)
        return column.mode if column and column.mode else PAST

    def _set_units(self, cells: Sequence[Cell]) -> None:
        columns = self._columns or {}
        for cell in cells:
            if cell.at in columns:
                unit = self._cells.unit(cell) or columns[cell.at].unit
                columns[cell.at] = replace(columns[cell.at], unit=unit)

    def _holds_clauses(self, cells: Sequence[Cell], values: Sequence[Value | None]) -> bool:
        """Whether the goals of a row are told in clauses, not by a figure or a direction."""
        goals = [
            value or self._cells.direction(cell)
            for cell, value in zip(cells, values, strict=True)
            if self._mode(cell) == PLAN
        ]
        return bool(goals) and not any(goals)

    def _row_says(self, cells: Sequence[Cell], values: Sequence[Value | None], line: Line) -> _RowSays:
        names, unit, period, place = Names(), "", "", ""
        for cell, value in zip(cells, values, strict=True):
            if value:
                continue
            found = self._cells.names(cell)
            names = Names(names.codes or found.codes, names.scopes + found.scopes)
            unit = unit or self._cells.unit(cell)
            for token in self._cells.tokens(cell) if cell.at < FEWEST_CELLS else ():
                if "place" in token.kinds:
                    place = place or self._places.resolve(token)
                if "period" in token.kinds:
                    period = period or read_period(token, line.year, line.now)
        heads = " ".join(column.text for column in (self._columns or {}).values())
        around = "\n".join((line.heading, heads, *(cell.text for cell in cells)))
        return _RowSays(names, unit, period, place, around)

    def _claims(
        self, cells: Sequence[Cell], values: Sequence[Value | None], line: Line
    ) -> Iterator[CellClaim]:
        row = self._row_says(cells, values, line)
        if row.place == FOREIGN:
            return
        for cell, value in zip(cells, values, strict=True):
            column = (self._columns or {}).get(cell.at)
            if column is None or not column.tells:
                continue
            own = row.names.codes or column.names.codes
            scopes = (*column.names.scopes, *row.names.scopes)
            period = column.period or row.period or line.period
            mode = column.mode or (PLAN if line.mode == PLAN and not row.period else PAST)
            token = None if value else self._cells.direction(cell)
            said = None
            if value and column.is_change:
                said = self._change(own, value, column, row, period, scopes)
            elif value:
                said = self._level(own, value, column, row, mode, scopes)
            elif token and mode == PLAN and own and (code := self._chooser.any(own[0], row.around)):
                said = Said(code, self._scope(code, scopes), row.place, "target", why=("words",))
            if said:
                start, end = (value.start, value.end) if value else (cell.start, cell.end)
                yield CellClaim(said, period, start, end, value.quantity.start if value else start)

    def _change(
        self, names: Sequence[Sequence[str]], value: Value, column: Column, row: _RowSays, period: str,
        scopes: Sequence[str],
    ) -> Said | None:  # fmt: skip
        quantity = self._cells.with_unit(value.quantity, column.unit)
        base = shift_year(period, -1) if period else ""
        for codes in names:
            code, role = self._chooser.change(codes, quantity, row.around)
            if code:
                unit, scope = CHANGE_UNITS.get(role, ""), self._scope(code, scopes)
                return Said(code, scope, row.place, "change", "=", quantity.digits, unit, base)
        return None

    def _level(
        self, names: Sequence[Sequence[str]], value: Value, column: Column, row: _RowSays, mode: str,
        scopes: Sequence[str],
    ) -> Said | None:  # fmt: skip
        unit = row.unit if row.names.codes else column.unit
        quantity = self._cells.with_unit(value.quantity, unit)
        for codes in names:
            code = self._chooser.level(codes, quantity, row.around)
            if not code and not quantity.unit:
                code = self._chooser.any(codes, row.around)
            if not code:
                continue
            words = self._chooser.words(code)
            kind = "target" if mode == PLAN and words.is_target else "actual"
            bare = "=" if kind == "actual" else "<=" if words.better == "lower" else ">="
            digits = (
                convert(quantity.digits, quantity.power, words.unit) if quantity.unit else quantity.digits
            )
            return Said(code, self._scope(code, scopes), row.place, kind, value.comparator or bare, digits)
        return None

    def _scope(self, code: str, scopes: Sequence[str]) -> str:
        family = self._chooser.words(code).family
        return next((scope for scope in scopes if self._lexicon.families.get(scope) == family), "")
