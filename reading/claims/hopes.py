"""What a report hopes for among its results: goals, and what is expected."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reading.lexicon.patterns import Patterns
from reading.names.bound import Bound, Sentence
from reading.outline.context import Context
from reading.tokens.clauses import Clause
from reading.tokens.scan import NUMBER, Scan, Token


class Hopes:
    """Answers for the numbers of one report."""

    def __init__(self, scan: Scan, patterns: Patterns) -> None:
        self._scan, self._patterns = scan, patterns

    def mark(
        self,
        bounds: Sequence[Bound],
        clause: Clause,
        number: Token,
        context: Context,
        sentence: Sentence,
        enclosed: re.Match[str] | None,
    ) -> list[Bound]:
        """What was bound to a number, or to several in a row of which it is the first, as goals or as what is
        expected; a sentence that began to tell of goals goes on to where they have a bound. `enclosed`: the
        words on goals that are met, between which it stands.
        """
        context.is_expected |= bool(bounds) and self._is_expected(clause, number)
        is_hoped = self._is_hoped(clause, number.start)
        sentence.is_hoped |= is_hoped
        is_hoped |= enclosed is not None
        return [
            replace(
                one,
                lead=replace(one.lead, is_expected=one.lead.is_expected or context.is_expected),
                is_hoped=is_hoped or (sentence.is_hoped and one.comparator not in ("", "=")),
            )
            for one in bounds
        ]

    def enclosed(self, clause: Clause, start: int) -> re.Match[str] | None:
        """The words on goals that are met, between which a number stands."""
        found = self._patterns["goal_enclosed"].finditer(self._scan.text, clause.start, clause.end)
        return next((one for one in found if one.start("goals") <= start < one.end("goals")), None)

    def _is_expected(self, clause: Clause, number: Token) -> bool:
        """Whether a clause tells what a number is expected to be."""
        before = [one for one in clause.tokens if one.end <= number.start]
        since = max((at for at, one in enumerate(before) if NUMBER in one.kinds), default=-1)
        return any("expect" in one.kinds for one in before[since + 1 :])

    def _is_hoped(self, clause: Clause, start: int) -> bool:
        """Whether a clause tells of a goal among results."""
        return bool(self._patterns["hoped"].search(self._scan.text, clause.start, start))
