"""Figures that are not of the name that a sentence had before them."""

from collections.abc import Sequence

from reading.names.bound import Sentence
from reading.names.subjects import PIECE, RANK, Chooser, Group
from reading.tokens.clauses import Clause
from reading.tokens.quantities import Quantity
from reading.tokens.scan import NUMBER, Scan, Token
from reading.tokens.surroundings import DIRECTIONS, OTHERS, Lead

COUNTED = {PIECE, RANK}  # units
THINGS = {PIECE, "company"}  # units
NOUN = 2  # letters of the shortest name of a thing
SIGNED = "signed"  # the direction of each number is its sign


class OtherFigures:
    """Tells figures of only some of the things that were counted, and of what is not known."""

    def __init__(self, scan: Scan, chooser: Chooser) -> None:
        self._scan, self._chooser = scan, chooser

    def are_some(
        self,
        named: Sentence,
        group: Group,
        quantity: Quantity,
        lead: Lead,
        behind: Sequence[Token],
        end: int,
        clause: Clause,
        sentence: str,
    ) -> bool:
        """Whether things are counted that were counted before, so only some of them, where no other name or
        place is told; or by how many more they are of which it was not told how many; or whether other
        things are counted, whose name stands at the `end` of the number and its bound.
        """
        is_before = group.clause != named.clause
        codes = [self._chooser.level(one.codes, quantity, sentence) for one in group.subjects]
        are_things = any(code and self._chooser.words(code).unit.unit_id in THINGS for code in codes)
        if (
            are_things
            and (is_before or group.has_number or group.is_counted)
            and self._is_strange(behind, end, clause)
        ):
            return True  # of something else
        if not any(code and self._chooser.is_count(code) for code in codes):
            return False
        if lead.direction:
            return is_before and not (group.is_counted or group.has_number)
        if any(one.codes("indicator") for one in behind):
            return is_before  # of that name, which is in another clause
        is_of_place = named.places_clause == named.clause
        return (group.is_counted or (is_before and group.has_number)) and not is_of_place

    def _is_strange(self, behind: Sequence[Token], end: int, clause: Clause) -> bool:
        """Whether the name of a thing that is no indicator follows, up to the next mark of a list."""
        names = (one for one in behind if not one.kinds & {"neutral", "whole", "scope"})
        first = next(names, None)
        if first and first.kinds & {"part", *OTHERS} and not first.codes("indicator"):
            return self._scan.unknown(end, first.start) == 0
        stops = {"list", NUMBER, "indicator"}
        stop = next((one.start for one in behind if one.kinds & stops), clause.end)
        return self._scan.unknown(end, stop) >= NOUN

    def is_unknown(
        self, named: Sentence, group: Group, quantity: Quantity, lead: Lead, clause: Clause
    ) -> bool:
        """Whether a change in another clause than its name is that of a figure before it, of which it is not
        known what it is.
        """
        if group.clause == named.clause or lead.direction not in (*DIRECTIONS, SIGNED):
            return False
        text = self._scan.text
        for one in reversed(self._scan.within(max(clause.sentence[0], group.end), quantity.start)):
            if one.quantity is None or not one.quantity.units or one.quantity.units & COUNTED:
                continue
            if text.rfind("(", group.end, one.start) <= text.rfind(")", group.end, one.start):
                return one.start not in named.numbers
        return False
