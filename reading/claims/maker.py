"""Makes proposed claims of what is bound: kind, comparator, sign, unit, period, base, confidence."""

from dataclasses import dataclass
from decimal import Decimal

from reading.claims.confidence import confidence_of
from reading.claims.series import FLAT
from reading.lexicon.lexicon import IndicatorWords, Lexicon
from reading.names.bound import Bound
from reading.names.subjects import POINTS
from reading.outline.context import Context
from reading.outline.places import FOREIGN, Places
from reading.outline.titles import PAST, PLAN
from reading.proposals import Proposal
from reading.tokens.periods import UNKNOWN, end_of, is_part_of_year, is_span, year_of
from reading.tokens.quantities import convert

MIRRORED = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}  # of a fall
CHANGE_UNITS = {
    "rate": "percent",
    "points": "percentage_point",
    "odd_rate": "percent",
    "odd_points": "percentage_point",
}
# A share that changes by per cent or is so many percentage points, a level that changes by these: printed so,
# but no claim.
ODD_UNIT = "odd_unit"
ITSELF = "itself"  # the role of a number of an indicator that is a change


@dataclass(frozen=True)
class Printed:
    """Where a figure or its words stand: in the original text, with the sentence; `is_known`: the lexicon
    knows all words of the clause before it.
    """

    start: int
    end: int
    text: str
    sentence: str
    is_known: bool = True


@dataclass(frozen=True)
class Said:
    """A claim before its time and place: what is said of an indicator. No `place`: that of the clause."""

    code: str
    scope: str
    place: str
    kind: str
    comparator: str = ""
    value: str = ""
    unit: str = ""
    base: str = ""
    verb: str = ""
    wording: str = ""
    cost: int = 0
    why: tuple[str, ...] = ()


class ClaimMaker:
    """Makes proposals for one report."""

    def __init__(self, lexicon: Lexicon, places: Places) -> None:
        self._lexicon = lexicon
        self._places = places

    def from_number(self, bound: Bound, context: Context, printed: Printed) -> list[Proposal]:
        """The claims of a number: two for a range, none for one of a time or base that is not known."""
        words = self._lexicon.indicators[bound.code]
        if context.period == UNKNOWN:
            return []
        kind = self._kind(bound, context, words)
        is_gap = bound.is_goal and not bound.is_hoped and context.kind != PLAN and bound.role != ITSELF
        if is_gap and (bound.role != "level" or bound.comparator in ("<", ">")):
            said = []  # how far from a goal
        elif bound.role == FLAT and kind == "target":
            said = []
        elif bound.quantity.high and kind == "actual":
            said = []  # the least and the most of several
        elif bound.role != "level":
            is_other = context.base == FOREIGN and bound.role != ITSELF
            said = [] if is_other else [self._change(bound, context, words, kind)]
        elif bound.lead.is_from and not context.local:
            said = []
        elif kind == "target" and bound.comparator in ("<", "<=") and words.better == "higher":
            said = []  # of what is left of it
        else:
            said = self._level(bound, words, kind)
        return [self.make(one, context, printed, bound.role == "level") for one in said]

    def place_of(self, place: str, context: Context) -> str:
        """Whose a claim is: the place that it names, else that which is spoken of."""
        return place or context.place or context.section_place or self._places.own

    def make(self, said: Said, context: Context, printed: Printed, is_sum: bool = False) -> Proposal:
        """The proposal of what is said at a place of the text."""
        words = self._lexicon.indicators[said.code]
        period = self._period(said, context, words, printed.sentence)
        if context.is_running and is_sum and words.bases == ("none",):
            period = end_of(period) if period.isdigit() else period
        why = (
            *said.why,
            *(() if period else ("period_not_named",)),
            *(() if printed.is_known else ("unknown_words",)),
            *(("implausible",) if self._is_implausible(said) else ()),
        )
        return Proposal(
            said.code,
            self.place_of(said.place, context),
            said.scope or words.scope,
            period,
            self._basis(words, period),
            said.kind,
            said.comparator,
            said.value,
            printed.text,
            said.unit or words.unit.unit_id,
            said.base,
            printed.start,
            printed.end,
            printed.sentence,
            confidence_of(said.cost, why),
            why,
            said.verb,
            said.wording,
        )

    def _period(self, said: Said, context: Context, words: IndicatorWords, sentence: str) -> str:
        """The period of a claim: a level of several years is that of the last; a goal told of in a part of a
        year is the year's.
        """
        period = context.period
        if is_span(period):
            is_share = words.unit.unit_id in self._lexicon.forms["%"] and not words.is_change
            is_sum = words.bases == ("none",) and not words.family
            is_whole = is_sum and (
                not said.base or period == context.local if said.verb in ("up", "down") else not is_share
            )
            is_whole |= said.kind == "change" and not said.base
            is_whole |= said.value == "" and period == context.local  # the goal of a plan
            return period if is_whole else period[-4:]
        is_goal = said.kind in ("target", "reported_met") and context.mode == PAST
        if (
            is_goal
            and is_part_of_year(period)
            and not self._lexicon.patterns["goal_of_part"].search(sentence)
        ):
            return period[:4]
        return period

    def _level(self, bound: Bound, words: IndicatorWords, kind: str) -> list[Said]:
        quantity = bound.quantity
        is_odd = POINTS in quantity.units and words.unit.unit_id not in quantity.units
        ends = [(self._comparator(bound, kind, words), quantity.digits)]
        if quantity.high:
            ends = [(">=", quantity.digits), ("<=", quantity.high)]
        return [
            Said(
                bound.code,
                bound.scope,
                bound.place,
                kind,
                sign,
                convert(quantity, digits, words.unit),
                POINTS if is_odd else "",
                verb="to" if bound.direction == "to" else "",
                wording="striven_for" if kind == "target" and bound.lead.is_strived else "",
                cost=bound.cost,
                why=(*bound.why, *((ODD_UNIT,) if is_odd else ())),
            )
            for sign, digits in ends
        ]

    def _change(self, bound: Bound, context: Context, words: IndicatorWords, kind: str) -> Said:
        falls = bound.direction == "down" or (
            bound.direction in ("better_way", "worse_way")
            and (bound.direction == "better_way") == (words.better == "lower")
        )
        digits = bound.quantity.digits.lstrip("-")
        if bound.role == "own":
            digits = convert(bound.quantity, digits, words.unit)
        unit = CHANGE_UNITS.get(bound.role, "")
        if bound.role == FLAT and words.unit.unit_id == "percent":
            unit = POINTS
        comparator = bound.comparator
        if falls:
            comparator = MIRRORED.get(comparator, comparator)
        if not comparator:
            comparator = "=" if kind != "target" else "<=" if falls else ">="
        if bound.role != ITSELF and kind in ("actual", "expected"):
            kind = "change"
        return Said(
            bound.code,
            bound.scope,
            bound.place,
            kind,
            comparator,
            f"-{digits}" if falls and Decimal(digits) else digits,
            unit,
            "" if bound.role == ITSELF else context.base,
            "" if bound.role == FLAT else "down" if falls else "up",
            "striven_for" if kind == "target" and bound.lead.is_strived else "",
            bound.cost,
            (
                *bound.why,
                *(() if context.base or bound.role == ITSELF else ("base_not_named",)),
                *((ODD_UNIT,) if bound.role.startswith("odd") else ()),
                *(("words",) if bound.role == FLAT else ()),
            ),
        )

    def _kind(self, bound: Bound, context: Context, words: IndicatorWords) -> str:
        if not words.is_target:
            return "actual"
        if bound.lead.is_expected and not (context.kind == PLAN and bound.comparator):
            return "expected"
        if context.kind == PLAN:
            is_set = bound.is_goal or bound.is_hoped or bound.lead.is_aim or bool(bound.comparator)
            is_state = words.bases != ("none",) and context.is_of_part_of_plan
            is_result = bound.lead.is_done and not bound.is_goal
            return "actual" if is_result or (is_state and not is_set) else "target"
        return "target" if bound.is_goal or bound.is_hoped else "actual"

    def _comparator(self, bound: Bound, kind: str, words: IndicatorWords) -> str:
        if bound.quantity.is_more and not bound.comparator:
            return ">"
        if bound.comparator or kind != "target":
            return bound.comparator or "="
        return "<=" if words.better == "lower" else ">="

    def _is_implausible(self, said: Said) -> bool:
        """A level beyond what its indicator can be: most likely another thing's, or of another column."""
        is_level = said.kind != "change" and not said.base and said.value != ""
        if not is_level or said.unit not in ("", self._lexicon.indicators[said.code].unit.unit_id):
            return False
        low, high = self._lexicon.ranges.get(said.code, (None, None))
        return low is not None and high is not None and not low <= Decimal(said.value) <= high

    def _basis(self, words: IndicatorWords, period: str) -> str:
        """The first basis of the indicator that is in force at the end of the period."""
        year = str(year_of(period) or "")
        for basis in words.bases:
            start, end = self._lexicon.bases.get(basis, ("", ""))
            has_begun = not start or start[:4] <= year
            goes_on = not end or f"{year}-12-31" <= end or year < end[:4]
            if not year or (has_begun and goes_on):
                return basis
        return words.bases[-1]
