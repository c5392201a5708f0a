"""Whether a figure is that of a whole: of all that its name counts, of all of a year, and not of some."""

from collections.abc import Iterable
from dataclasses import replace

from reading.lexicon.lexicon import Lexicon
from reading.names.bound import Bound
from reading.names.subjects import Chooser
from reading.outline.context import Context
from reading.outline.titles import PLAN
from reading.tokens.clauses import Clause
from reading.tokens.scan import NUMBER, Scan

MASS = "t"  # a unit
OWN = "own"  # the role of a change in the unit of its indicator
AMOUNTS = (MASS, "t_10k", "m3_10k")
PERCENTILE_REACH = 60  # letters


class Wholes:
    """Answers for the figures of one report."""

    def __init__(self, scan: Scan, lexicon: Lexicon, chooser: Chooser) -> None:
        self._scan, self._patterns = scan, lexicon.patterns
        self._indicators, self._chooser = lexicon.indicators, chooser

    def completed(self, clause: Clause, bound: Bound, context: Context) -> Bound:
        """A number of things that are done, or are to be done, counts those; of 60 tasks, 37 are done."""
        done = self._indicators[bound.code].completed
        before = self._scan.text[clause.start : bound.quantity.start]
        is_goal = bound.is_goal or context.kind == PLAN
        is_done = is_goal or self._patterns["done_before"].search(before)
        return replace(bound, code=done) if done and bound.role == "level" and is_done else bound

    def is_of_a_share(self, clause: Clause, bound: Bound, context: Context) -> bool:
        """Whether a number is not of all: a bound on each part of a place, the amount of a day, or of
        some who have the most; or by how much projects cut what is emitted, which is no emission.
        """
        start = bound.quantity.start
        before = self._scan.text[clause.start : start]
        unit = self._indicators[bound.code].unit.unit_id
        if self._indicators[bound.code].percentile and self._is_mean(before, clause):
            return True
        if unit == MASS and bound.role == OWN and self._patterns["amount_cut"].search(before):
            return True
        if unit in AMOUNTS and bound.role == "level":
            is_cut = self._patterns["reduced_by"].search(self._scan.text, clause.sentence[0], start)
            return bool(self._patterns["part_of_amount"].search(before)) or (unit == MASS and bool(is_cut))
        if self._patterns["part_of_areas"].search(before):
            return True
        has_bound = context.kind != PLAN and bound.comparator not in ("", "=", "~")
        is_aside = not bound.is_goal and self._patterns["bound_in_brackets"].search(before)
        return has_bound and bool(is_aside or self._patterns["sub_areas"].search(before))

    def is_part_of_told(self, clause: Clause, bound: Bound, told: Iterable[str]) -> bool:
        """Whether an amount is only a part of one that was told before: of these, so much of this kind."""
        is_amount = bound.role == "level" and self._indicators[bound.code].unit.unit_id in AMOUNTS
        if not is_amount or bound.place or bound.code not in told:
            return False
        of_these = self._patterns["of_these"]
        return of_these.search(self._scan.text, clause.sentence[0], bound.quantity.start) is not None

    def is_some_of_all(self, clause: Clause, bound: Bound, counted: set[tuple[str, str, str]]) -> bool:
        """Whether a sentence has counted the same things before, or judges these by more than their class, so
        that they are only some.
        """
        start = bound.quantity.start
        if bound.role != "level" or not self._chooser.is_count(bound.code):
            return False
        names = ("some_sections", "still_before")
        if any(self._patterns[name].search(self._scan.text, clause.start, start) for name in names):
            return True
        own = bound.code, bound.scope, bound.place
        is_again = own in counted
        counted.add(own)
        numbers = [one for one in clause.tokens if NUMBER in one.kinds]
        begin = max((one.end for one in numbers if one.end <= start), default=clause.start)
        if self._patterns["of_these"].match(self._scan.text, clause.start):
            begin = start  # what stands before it are some of those counted before
        marks = (one for one in clause.tokens if NUMBER in one.kinds or "list" in one.kinds)
        end = min((one.start for one in marks if one.start > start), default=clause.end)
        return is_again and not self._patterns["of_level"].search(self._scan.text, begin, end)

    def _is_mean(self, before: str, clause: Clause) -> bool:
        """Whether a number is the mean of what has its percentile told behind it."""
        percentile = self._patterns["percentile"]
        is_mean = self._patterns["mean_told"].search(before) and not percentile.search(before)
        behind = self._scan.text[clause.end : clause.end + len(before) + PERCENTILE_REACH].partition("\n")[0]
        return bool(is_mean and percentile.search(behind))
