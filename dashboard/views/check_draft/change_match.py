"""A change of a draft against the changes that documents print, and against what two printed levels give."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.views.check_draft.level_match import COMPARABLE, NEAR, compare_level, find_best
from dashboard.views.check_draft.statement import (
    CHANGE,
    POINTS,
    RESULTS,
    SHARE,
    Printed,
    Statement,
    Verdict,
)
from rules.change import judge_change
from rules.quoting import compare_quoted

Links = Mapping[tuple[str, str], str]  # the grade of two claims of one place, by their ids
OTHER_UNIT = {SHARE: POINTS, POINTS: SHARE}
MIXED_UNITS = {SHARE: "percent_for_points", POINTS: "points_for_percent"}  # by the unit of the draft
MIXED_UNITS_OF_LEVELS = {SHARE: "percent_for_points_of_levels", POINTS: "points_for_percent_of_levels"}
SIGN_OF_VERB = {"to_up": 1, "to_down": -1}  # of a level that something rose or fell to


def match_change(stated: Statement, printed: Sequence[Printed], links: Links) -> Verdict:
    """A printed change decides if it confirms the draft or shows what is mixed up; then arithmetic; then what
    is printed otherwise.
    """
    changes = [
        p
        for p in printed
        if p.claim.kind == CHANGE and p.claim.period == stated.period and p.claim.value is not None
    ]
    comparable = [p for p in changes if p.grade in COMPARABLE]
    best = find_best(_compare(stated, p) for p in comparable) if comparable else None
    if best and best.state != "differs":
        return _with_near(best)
    if mixed_up := _find_level(stated, printed):
        return Verdict("verb", "level_for_change", mixed_up)
    computed = _compute(stated, printed, links)
    if computed and (computed.state != "differs" or best is None):
        return _with_near(computed)
    if best:
        return best
    return Verdict("scope", "apart", changes[0]) if changes else Verdict("absent", "absent")


def find_change_for_level(stated: Statement, printed: Sequence[Printed]) -> Verdict | None:
    """A level whose number is that of a change of the same period: "fell to" where "fell by" is meant."""
    units = (stated.unit_id, OTHER_UNIT.get(stated.unit_id))
    for p in printed:
        is_change = p.claim.kind == CHANGE and p.claim.period == stated.period and p.claim.unit_id in units
        if not is_change or p.claim.value is None:
            continue
        if any(compare_quoted(own, p.digits) == "same" for own in (stated.digits, turn(stated.digits))):
            return Verdict("verb", "change_for_level", p)
    return None


def find_turned_level(stated: Statement, printed: Sequence[Printed], links: Links) -> Verdict | None:
    """A right level that the draft lets rise where it fell, or fall where it rose, since the year before."""
    before = _levels(stated, printed, _year_before(stated.period))
    for newer in _levels(stated, printed, stated.period):
        for older in before:
            is_same = links.get((older.claim.claim_id, newer.claim.claim_id)) == "same"
            if is_same and (newer.value - older.value) * SIGN_OF_VERB[stated.verb] < 0:
                return Verdict("verb", "turned_level", newer, [older])
    return None


def _year_before(period: str) -> str | None:
    return str(int(period) - 1) if period.isdigit() else None


def _compare(stated: Statement, printed: Printed) -> Verdict:
    """Against one printed change: the same but for sign, unit or base."""
    turned = replace(stated, digits=turn(stated.digits))
    claim = printed.claim
    other_unit = OTHER_UNIT.get(stated.unit_id)
    is_same_unit, is_other_unit = claim.unit_id == stated.unit_id, claim.unit_id == other_unit
    if not (is_same_unit or is_other_unit):
        return Verdict("differs", "other_unit", printed)
    in_its_unit = replace(stated, unit_id=claim.unit_id)
    verdict = compare_level(in_its_unit, printed)
    if verdict.state == "differs":
        is_reversed = compare_quoted(turned.digits, printed.digits) != "differs" and claim.value
        is_other_base = stated.base_period is not None and not _is_same_base(stated, printed)
        if not is_reversed or not is_same_unit or is_other_base:
            return verdict
        return Verdict("verb", "reversed", printed)
    if is_other_unit:
        return Verdict("unit", MIXED_UNITS[stated.unit_id], printed)
    if _is_same_base(stated, printed):
        return verdict
    return Verdict("base", "base_differs" if stated.base_period else "base_missing", printed)


def _is_same_base(stated: Statement, printed: Printed) -> bool:
    return printed.claim.base_period is None or stated.base_period == printed.claim.base_period


def _find_level(stated: Statement, printed: Sequence[Printed]) -> Printed | None:
    """The level of the period that has the number of the change: "fell by 26.8" where "fell to" is meant."""
    digits = stated.digits.lstrip("-")
    return next(
        (
            p
            for p in _levels(stated, printed, stated.period)
            if p.claim.unit_id == stated.unit_id and compare_quoted(digits, p.digits) == "same"
        ),
        None,
    )


def _levels(stated: Statement, printed: Sequence[Printed], period: str | None) -> list[Printed]:
    return [
        p
        for p in printed
        if p.claim.kind in RESULTS
        and p.claim.period == period
        and p.claim.comparator == "="
        and p.grade in COMPARABLE
    ]


def _compute(stated: Statement, printed: Sequence[Printed], links: Links) -> Verdict | None:
    """The change from the base's level to the period's, where both are printed and may be compared: each pair
    of levels is asked, and what speaks most for the draft counts.
    """
    pairs = [
        (older, newer)
        for newer in _levels(stated, printed, stated.period)
        for older in _levels(stated, printed, stated.base_period)
        if links.get((older.claim.claim_id, newer.claim.claim_id)) in COMPARABLE
        and older.claim.unit_id == newer.claim.unit_id
    ]
    verdicts = [_judge(stated, older, newer) for older, newer in pairs]
    return find_best(verdicts) if verdicts else None


def _judge(stated: Statement, older: Printed, newer: Printed) -> Verdict:
    """Whether two levels give the change; else whether they do with the other sign, or in the other unit."""
    is_share = newer.claim.unit_id == SHARE
    relative = is_relative(stated, newer.claim.unit_id)
    if stated.unit_id == POINTS and not is_share:
        if _holds(stated.digits, older, newer, True):
            return Verdict("unit", MIXED_UNITS_OF_LEVELS[POINTS], newer, [older])
        computed = judge_change(older.digits, newer.digits, stated.digits, True).computed
        return Verdict("differs", "computed_differs", newer, [older], computed)
    if relative is None:
        return Verdict("differs", "other_unit", newer, [older])
    if relative and is_share and _holds(stated.digits, older, newer, False):
        return Verdict("unit", MIXED_UNITS_OF_LEVELS[SHARE], newer, [older])
    result = judge_change(older.digits, newer.digits, stated.digits, relative)
    computed = result.computed
    if computed is None:
        return Verdict("absent", "absent")
    if result.verdict in ("holds", "holds_by_rounding"):
        is_rounding = compare_quoted(stated.digits, f"{computed:f}") in ("same", "rounded", "finer")
        state, detail = ("confirmed", "computed") if is_rounding else ("rounded", "computed_within")
        return Verdict(state, detail, newer, [older], computed)
    if result.verdict == "holds_by_truncation":
        return Verdict("rounded", "computed_truncated", newer, [older], computed)
    if _holds(turn(stated.digits), older, newer, relative):
        return Verdict("verb", "computed_reversed", newer, [older], computed)
    return Verdict("differs", "computed_differs", newer, [older], computed)


def _holds(digits: str, older: Printed, newer: Printed, relative: bool) -> bool:
    return judge_change(older.digits, newer.digits, digits, relative).verdict in (
        "holds",
        "holds_by_rounding",
    )


def _with_near(verdict: Verdict) -> Verdict:
    claims = [p for p in (verdict.printed, *verdict.others) if p is not None]
    return replace(verdict, caveats=[NEAR]) if any(p.grade == NEAR for p in claims) else verdict


def is_relative(stated: Statement, level_unit: str) -> bool | None:
    """Whether a change is in per cent of a level in this unit, or a difference; None where it is neither."""
    if stated.unit_id == SHARE:
        return True
    return False if stated.unit_id in (level_unit, POINTS if level_unit == SHARE else level_unit) else None


def turn(digits: str) -> str:
    """The digits with the other sign."""
    return digits.removeprefix("-") if digits.startswith("-") else f"-{digits}"
