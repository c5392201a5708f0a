"""Keeps the proposals of a report: of numbers that were bound, and of words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reading.claims.maker import ClaimMaker, Printed, Said
from reading.claims.wholes import Wholes
from reading.layout.letters import Plain
from reading.names.bound import Bound, Sentence
from reading.names.water_bodies import Waters
from reading.outline.context import Context
from reading.outline.places import FOREIGN
from reading.proposals import Proposal
from reading.tokens.clauses import Clause
from reading.tokens.periods import UNKNOWN
from reading.tokens.scan import Scan, Token

LAST_TOLD = 12  # proposals, of which a figure may be a part
NO_ENDS: Mapping[int, int] = {}


class Proposer:
    """`found` are the proposals in order, `of_number` the first of each number, by its place."""

    def __init__(
        self,
        text: str,
        plain: Plain,
        scan: Scan,
        claims: ClaimMaker,
        wholes: Wholes,
        waters: Waters,
    ) -> None:
        self._text, self._plain, self._scan = text, plain, scan
        self._claims, self._wholes, self._waters = claims, wholes, waters
        self.found: list[Proposal] = []
        self.of_number: dict[int, Proposal] = {}

    def from_numbers(
        self,
        bounds: Iterable[Bound],
        clause: Clause,
        context: Context,
        sentence: Sentence,
        ends: Mapping[int, int] = NO_ENDS,
    ) -> None:
        """Propose the claims of what was bound; `ends` says where the words end that a number begins."""
        for bound in bounds:
            sentence.numbers.add(bound.quantity.start)
            if bound.role != "level":
                sentence.change = bound
                sentence.change_end = ends.get(bound.quantity.start, bound.quantity.end)
            is_change = bound.role != "level"
            if (is_change and bound.code in sentence.parts) or self._wholes.is_of_a_share(
                clause, bound, context
            ):
                sentence.parts.add(bound.code)
                continue
            sentence.parts.discard(bound.code)
            bound = self._wholes.completed(clause, bound, context)
            start = bound.quantity.start
            printed = self._printed(start, ends.get(start, bound.quantity.end), clause)
            water = self._waters.place_of(bound, clause, sentence, context.section_water)
            place = bound.place or water or context.place
            bound = replace(bound, place=place)
            last = (one.indicator_id for one in self.found[-LAST_TOLD:])
            is_part = self._wholes.is_part_of_told(clause, bound, last)
            if is_part or self._wholes.is_some_of_all(clause, bound, sentence.counted):
                continue
            if bound.lead.is_from and context.local:
                sentence.rises_from = context.local
            elif bound.lead.is_from and sentence.rises_from:
                context.local = sentence.rises_from
                bound = replace(bound, why=(*bound.why, "inherited"))
            for proposal in self._claims.from_number(bound, context, printed):
                self.found.append(proposal)
                self.of_number.setdefault(start, proposal)
                if proposal.kind == "target":
                    sentence.goals.append((bound.code, bound.scope, bound.place))
            sentence.told.append((bound.code, bound.scope, bound.place))
            if bound.role == "level":
                sentence.bound.append(bound)
        if sentence.places:
            sentence.places_before, sentence.places = sentence.places, []

    def from_words(
        self,
        found: Iterable[Said],
        token: Token,
        clause: Clause,
        context: Context,
        row: Sequence[str] = (),
    ) -> None:
        """Propose what a word says without a number, of each place of a `row` before it; nothing of a time
        that is not known, nor of others.
        """
        if context.period == UNKNOWN:
            return
        printed = self._printed(token.start, token.end, clause)
        for said in found:
            each = [replace(said, place=place) for place in row] if not said.place else []
            own = (one for one in each or [said] if FOREIGN not in (one.place, context.place))
            self.found.extend(self._claims.make(one, context, printed) for one in own)

    def _printed(self, start: int, end: int, clause: Clause) -> Printed:
        begin, stop = self._plain.span(start, end)
        sentence = slice(*self._plain.span(*clause.sentence))
        is_known = not self._scan.unknown(clause.start, start)
        return Printed(begin, stop, self._text[begin:stop], self._text[sentence].strip(), is_known)
