"""Reads the rows of tables: each cell by its column."""

from dataclasses import replace

from reading.claims.clause_reader import ClauseReader
from reading.lexicon.lexicon import Lexicon
from reading.names.subjects import Group, Subject
from reading.outline.columns import Column, begin_cell
from reading.outline.context import Context
from reading.outline.lines import Line
from reading.outline.places import Places
from reading.outline.table_rows import CELL, TableReader
from reading.outline.titles import PAST
from reading.tokens.clauses import split_clauses
from reading.tokens.periods import shift_year, span_to
from reading.tokens.scan import Scan, Token


class RowReader:
    """Reads rows of one report."""

    def __init__(self, scan: Scan, lexicon: Lexicon, clauses: ClauseReader, places: Places) -> None:
        self._scan, self._patterns = scan, lexicon.patterns
        self._tables = TableReader(lexicon)
        self._clauses, self._binder, self._places = clauses, clauses.binder, places

    def begins(self, text: str, line: Line) -> bool:
        """Take a line; whether it is a row to read."""
        return self._tables.begin_row(text, line)

    def read(self, text: str, line: Line, context: Context) -> None:
        """Read the cells of a row, each by its column; of columns without a name the one before names."""
        context.begin_sentence()
        self._binder.begin_line()
        cells = text.split(CELL)
        if self._tables.is_of_a_limit(cells) or self._tables.is_shifted(cells):
            return
        self._take_label(cells, line, context)
        unit_of_row = self._tables.unit_of_row(cells)
        unit_of_label = self._tables.usual_unit(self._scan.within(line.start, line.start + len(cells[0])))
        self._binder.falls = self._tables.falls(cells)
        named, unit = self._tables.caption(cells)
        period = ""  # of the last column that names one
        start = line.start
        for at, cell in enumerate(cells, self._tables.places_missing(cells)):
            column = self._tables.column(at)
            if column.names:
                named, unit = column.names, column.unit
            elif column.is_other and named:
                named, unit = (), ""
                self._binder.block(start)
            is_skipped = column.is_skipped or column.is_unit or (column.is_sum and not self._binder.falls)
            if cell.strip() and not is_skipped:
                own = begin_cell(column, line, context, self._patterns)
                if column.heading:
                    period = max(period, own.topic)
                elif column.is_change and period:
                    own.topic, own.base = period, shift_year(period, -1)
                self._clauses.numbers.default_unit = (
                    column.unit or unit_of_row or unit or self._tables.usual_unit(named) or unit_of_label
                )
                self._binder.is_change, self._binder.direction = column.is_change, column.direction
                if self._binder.falls and own.mode == PAST and self._tables.is_of_years(cell):
                    own.default = span_to(own.period)
                end = start + len(cell)
                if last := self._patterns["cell_of_two"].fullmatch(cell):
                    begin, end = start + last.start("last"), start + last.start("last") - 1
                    if column.is_with_last_year:
                        before = replace(own, topic=shift_year(own.period, -1))
                        self._read_cell(begin, start + last.end("last"), column, named, before, line)
                self._read_cell(start, end, column, named, own, line)
                context.part, context.topic_place = own.part, own.topic_place
                context.place = own.topic_place
            start += len(cell) + 1
        self._clauses.numbers.default_unit, self._binder.is_change, self._binder.falls = "", False, False

    def _take_label(self, cells: list[str], line: Line, context: Context) -> None:
        """A row that names a district which no list has is that one's, a station's nobody's."""
        end = line.start + len(cells[0].rstrip())
        named = [one for one in self._scan.within(line.start, line.end) if one.kinds & {"place", "whole"}]
        if self._tables.is_called_as_places(cells[0]):  # the name of a place may be but a part of it
            named = [one for one in named if one.end == end]
        if named:
            return
        if self._tables.is_of_a_point(cells):
            context.take_other_place(True)
        elif label := self._tables.label(cells):
            context.place = context.topic_place = self._places.own if label == self._places.name else label

    def _read_cell(
        self, start: int, end: int, column: Column, named: tuple[Token, ...], context: Context, line: Line
    ) -> None:
        mark = self._patterns["item_mark"].match(self._scan.text[start:end])
        start += mark.end() if mark else 0
        for clause in split_clauses(self._scan, start, end):
            self._binder.sentence.clause += 1
            context.begin_clause(False)
            codes = [self._clauses.chooser.codes(token, context.part, "") for token in named]
            if any(codes) and clause.start == start:
                subjects = [Subject(one, start, start) for one in codes if one]
                self._binder.sentence.groups.append(Group(subjects, self._binder.sentence.clause))
            self._clauses.read(clause, context, f"{line.heading}\n{self._scan.text[line.start : line.end]}")
