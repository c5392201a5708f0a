"""Finds, of the names that a sentence has, those that a number may belong to."""

import re
from collections.abc import Sequence

from reading.names.bound import Sentence
from reading.names.subjects import POINTS, Chooser, Group, Subject
from reading.tokens.clauses import Clause
from reading.tokens.quantities import Quantity
from reading.tokens.scan import NUMBER, Scan
from reading.tokens.surroundings import OTHERS, Lead

FARTHEST = 3  # unknown letters between a name and its number in one clause
FARTHEST_INHERITED = 1
MOST_GROUPS_BACK = 4
ODD = "odd"  # how the role of a number begins whose unit does not fit


class GroupSearch:
    """Looks back over the groups of names, the nearest first."""

    def __init__(self, scan: Scan, chooser: Chooser, strange_share: re.Pattern[str]) -> None:
        self._scan, self._chooser, self._strange_share = scan, chooser, strange_share
        self.strange: set[int] = set()  # where short names stand that are of nothing known there

    def find(
        self,
        named: Sentence,
        clause: Clause,
        quantities: Sequence[Quantity],
        lead: Lead,
        lead_from: int,
        sentence: str,
    ) -> tuple[Group | None, int, tuple[str, ...]]:
        """The nearest group that fits the last number, what stands between, and why it was taken."""
        penalty = 0
        odd: tuple[Group | None, int, tuple[str, ...]] = None, 0, ()  # whose unit does not fit
        numbers = [token.end for token in clause.tokens if NUMBER in token.kinds]
        first = quantities[0].start
        for group in named.groups[: -MOST_GROUPS_BACK - 1 : -1]:
            is_here = group.clause == named.clause
            begin = max(group.end, lead_from) if is_here else max(clause.start, lead_from)
            strangers = self.strangers(begin, first)
            if strangers and len(quantities) in (1, len(group.subjects) + len(strangers)):
                begin = strangers[-1].end
            cost = self._scan.unknown_outside(begin, first) + penalty
            limit = FARTHEST if is_here else FARTHEST_INHERITED
            since = begin if is_here else max(clause.start, *(end for end in numbers if end <= first), 0)
            if group.has_number and self._is_aside(clause, group, first):
                continue
            if not group.is_known:
                return odd
            if self._has_other_subject(clause, since, first, is_here and not group.has_number):
                self._block(named, quantities[0])
                return odd
            if self._is_other_percentile(group, clause, begin, first):
                continue
            found = (self.resolve(one.codes, quantities[-1], lead, sentence) for one in group.subjects)
            roles = [role for code, role in found if code]
            fits = bool(roles)
            if fits and cost <= limit:
                result = group, cost + (0 if is_here else 1), () if is_here else ("inherited",)
                is_odd = all(role.startswith(ODD) for role in roles)
                if not (is_odd and self._are_counts(group)):
                    return result
                odd = odd if odd[0] else result
                continue
            if any(self._chooser.words(code).is_target for one in group.subjects for code in one.codes):
                is_aside = self._scan.text[group.start - 1 : group.start] == "("
                is_last = is_here and not (is_aside or group.has_number or fits or cost)
                if is_last and (
                    self._is_told(group, sentence) or self._is_of_its_kind(group, quantities[-1])
                ):
                    return odd  # it is of this name, in a way that is not known
                penalty += 1
        return odd

    def strangers(self, start: int, end: int) -> list[Subject]:
        """Names of shares that are not known, in a row that begins at a place."""
        found: list[Subject] = []
        while match := self._strange_share.match(self._scan.text, start, end):
            start = match.end()
            found.append(Subject((), match.start(), start))
        return found

    def _are_counts(self, group: Group) -> bool:
        """Whether a group names only things that are counted, which have shares."""
        return all(self._chooser.is_count(code) for one in group.subjects for code in one.codes)

    def _is_aside(self, clause: Clause, group: Group, start: int) -> bool:
        """Whether a group stands in brackets that are closed before a number: 61 (26 of it), 79 %; but not
        behind a place in a row of such, of which all brackets tell: A (26 of it), B (29).
        """
        text, begin = self._scan.text, clause.sentence[0]
        close, opens = text.find(")", group.end, start), text.rfind("(", begin, group.start)
        is_open = opens > text.rfind(")", begin, group.start)
        is_of_place = any(
            "place" in one.kinds and one.end == opens for one in self._scan.within(begin, opens)
        )
        return is_open and close >= 0 and not is_of_place

    def _is_of_its_kind(self, group: Group, quantity: Quantity) -> bool:
        """Whether a number may be of what a group names, which is known only beside others of its kind, where
        none of these is named.
        """
        codes = [code for one in group.subjects for code in one.codes]
        return any(self._chooser.words(one).beside and self._chooser.is_level(one, quantity) for one in codes)

    def _is_told(self, group: Group, sentence: str) -> bool:
        """Whether names of a group mean something in this sentence."""
        return any(self._chooser.any(one.codes, sentence) for one in group.subjects)

    def _block(self, named: Sentence, quantity: Quantity) -> None:
        """The number of something else ends what the sentence speaks of."""
        if quantity.units:
            other = Group([Subject((), quantity.start, quantity.end)], named.clause, has_number=True)
            named.groups.append(other)

    def _has_other_subject(self, clause: Clause, start: int, end: int, is_open: bool) -> bool:
        """Whether words between two places of a clause give a number another subject than the one before,
        which has no number yet in this clause if it is open.
        """
        return any(
            token.kinds & OTHERS or token.start in self.strange or (token.kinds == {"part"} and not is_open)
            for token in clause.tokens
            if start <= token.start < end
        )

    def _is_other_percentile(self, group: Group, clause: Clause, start: int, end: int) -> bool:
        """Whether a percentile between two places of a clause is none that an indicator of a group is."""
        between = [one for one in clause.tokens if start <= one.start < end and "percentile" in one.kinds]
        own = {self._chooser.words(code).percentile for one in group.subjects for code in one.codes}
        return any(token.group("percent") not in own for token in between)

    def resolve(self, codes: Sequence[str], quantity: Quantity, lead: Lead, sentence: str) -> tuple[str, str]:
        """The indicator and the role of the number."""
        if lead.direction and lead.direction != "to":
            return self._chooser.change(codes, quantity, sentence)
        code = self._chooser.level(codes, quantity, sentence)
        if not code and lead.is_level and POINTS in quantity.units:  # a slip: the unit of its changes
            code = self._chooser.share(codes, sentence)
        return code, "level"
