"""Areas that a clause counts: all of a place, or only some of them, whose figures are not the place's."""

import re

from reading.lexicon.patterns import Patterns
from reading.tokens.clauses import Clause
from reading.tokens.scan import Scan
from reading.tokens.surroundings import SILENT
from rules.numeral import parse_numeral

AND_OTHERS = "\u7b49"  # behind a row of names
NAME = 2  # letters of the shortest word by which areas are called
SENTENCE_BEGINS = "\u3002\n"  # a semicolon goes on about the same areas


class Areas:
    """Answers for the clauses of one report."""

    def __init__(self, scan: Scan, patterns: Patterns) -> None:
        self._scan = scan
        self._counted, self._all_of_them = patterns["areas_told"], patterns["all_areas"]
        self._called, self._ranked_among = patterns["areas_called"], patterns["ranked_among"]
        self._but_for, self._but_for_ends = patterns["area_left_out"], patterns["left_out"]

    def is_count(self, clause: Clause, start: int) -> bool:
        """Whether a number only says how many areas are told of."""
        told = self._counted.finditer(self._scan.text, clause.start, clause.end)
        return any(one.start("count") == start for one in told)

    def is_of_some(self, clause: Clause, end: int) -> bool:
        """Whether what stands before a place of a clause counts some areas, and names nobody behind them: the
        other 3 counties; 12 of the 20 that its sentence told of before.
        """
        if self._is_but_for(clause, end):
            return True
        told = list(self._counted.finditer(self._scan.text, clause.start, end))
        if not told or self._names_whose(clause, told[-1].end(), end) or self._are_named(clause, told[-1]):
            return False
        if told[-1]["some"] or self._are_called(clause, told[-1]):
            return True
        text = self._scan.text
        begin = max(text.rfind(mark, 0, clause.start) for mark in SENTENCE_BEGINS) + 1
        before = self._counted.finditer(text, begin, told[-1].start())
        return any(_count(one) > _count(told[-1]) for one in before)

    def begins_with_called(self, clause: Clause) -> bool:
        """Whether a clause begins with areas that a word calls, of which the clauses behind it tell, too."""
        told = self._counted.search(self._scan.text, clause.start, clause.end)
        before = [one for one in clause.tokens if told and one.start < told.start("count")]
        is_topic = all(one.kinds & (SILENT | {"period"}) for one in before)
        if told is None or self._ranked_among.match(self._scan.text, told.end()):
            return False  # the place is ranked among these
        return is_topic and self._are_called(clause, told)

    def _are_named(self, clause: Clause, told: re.Match[str]) -> bool:
        """Whether areas are counted directly behind their names."""
        start = told.start() - self._scan.text.startswith(AND_OTHERS, told.start() - 1)
        return any("place" in one.kinds and one.end == start for one in clause.tokens)

    def _are_called(self, clause: Clause, told: re.Match[str]) -> bool:
        """Whether areas are counted directly behind a word that is not known, by which these are called."""
        start = told.start("count")
        is_word = start - NAME >= clause.start and self._scan.unknown(start - NAME, start) == NAME
        return is_word and bool(self._called.search(self._scan.text, start - NAME, start))

    def _is_but_for(self, clause: Clause, end: int) -> bool:
        """Whether what stands there tells of an area that is left out of all others, and is not known."""
        text = self._scan.text
        begins = self._but_for.search(text, clause.start, end)
        is_known = begins and self._names_whose(clause, begins.start(), end)
        return bool(begins and not is_known and self._but_for_ends.search(text, end, clause.end))

    def _names_whose(self, clause: Clause, start: int, end: int) -> bool:
        """Whether a place, or all areas together, are named between two places of a clause."""
        named = (one for one in clause.tokens if start <= one.start < end)
        return any("place" in one.kinds for one in named) or bool(
            self._all_of_them.search(self._scan.text, start, end)
        )


def _count(told: re.Match[str]) -> int:
    count = told["count"]
    return int(count) if count.isascii() else int(parse_numeral(count))
