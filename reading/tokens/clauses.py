"""Sentences and clauses of a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reading.tokens.scan import NUMBER, Scan, Token
from reading.tokens.surroundings import SILENT

SENTENCE_END = re.compile("[\u3002!?;\n]")
CLAUSE_END = re.compile("[\u3002!?;\n\uff0c:\t]")

LONGEST = 1000  # letters that are read as one sentence: what is longer is none


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence between commas; `start` and `end` as in the plain text, without what ends it."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    is_first: bool  # of its sentence
    sentence: tuple[int, int]


def split_clauses(scan: Scan, start: int, end: int) -> Iterator[Clause]:
    """The clauses between two places, in order."""
    at = start
    for stop in _sentence_ends(scan.text, start, end):
        sentence = at, stop
        begin, is_first = at, True
        for cut in [*(m.end() for m in CLAUSE_END.finditer(scan.text, at, stop)), stop]:
            stop_of_clause = cut - 1 if cut > begin and CLAUSE_END.match(scan.text[cut - 1]) else cut
            if stop_of_clause > begin:
                yield Clause(begin, stop_of_clause, scan.within(begin, stop_of_clause), is_first, sentence)
                is_first = False
            begin = cut
        at = stop


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end between two places; one without an end is cut, so that no text takes long."""
    for stop in [*(m.end() for m in SENTENCE_END.finditer(text, start, end)), end]:
        yield from range(start + LONGEST, stop, LONGEST)
        yield stop
        start = stop


def begins_with_number(clause: Clause, scan: Scan) -> bool:
    """Whether only places stand before the number of a clause, so that it names nothing itself."""
    number = next((at for at, one in enumerate(clause.tokens) if NUMBER in one.kinds), 0)
    if not number or scan.unknown(clause.tokens[0].end, clause.tokens[number].start):
        return False
    return all(one.kinds & (SILENT | {"place"}) for one in clause.tokens[1:number])
