"""A level or a target of a draft against what documents print of the same quantity."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dashboard.views.check_draft.statement import AIMS, RESULTS, STATES, Printed, Statement, Verdict
from rules.quoting import compare_quoted, holds_of, is_about, is_opposite

BOUNDS = ("<=", ">=", "<", ">")
EXACT, ABOUT = "=", "~"
NEAR, COMPARABLE = "near", ("same", "near")


def match_level(stated: Statement, printed: Sequence[Printed]) -> Verdict:
    """A result: against results of its period; a target's number is no result."""
    return _match(stated, printed, RESULTS, AIMS, "target_as_result")


def match_target(stated: Statement, printed: Sequence[Printed]) -> Verdict:
    """A target or what is expected: against those of its period; a result's number is no target."""
    of_kind = [p for p in printed if p.claim.base_period == stated.base_period]
    return _match(stated, of_kind, AIMS, RESULTS, "result_as_target")


def find_best(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict that speaks most for the draft; of equal ones the first."""
    return min(verdicts, key=lambda verdict: -STATES.index(verdict.state))


def compare_level(stated: Statement, printed: Printed) -> Verdict:
    """A number against one claim with a number, by their digits, units and bounds."""
    own, other = stated.digits, printed.digits
    quoting = compare_quoted(own, other)
    if stated.unit_id != printed.claim.unit_id:
        return Verdict("differs" if quoting == "differs" else "unit", "other_unit", printed)
    own_bound, bound = stated.comparator, printed.claim.comparator or EXACT
    if own_bound in BOUNDS:
        return _compare_bound(stated, printed)
    if own_bound == ABOUT and quoting in ("differs", "rounded", "truncated"):
        is_close = quoting != "differs" or is_about(own, other)
        return Verdict(
            "rounded" if is_close else "differs", "about_so_many" if is_close else "differs", printed
        )
    if quoting == "same" and bound in BOUNDS and printed.claim.kind in RESULTS:
        return Verdict("bound", "bound_lost", printed)
    if quoting == "same":
        return Verdict("confirmed", "equal", printed)
    return Verdict("differs" if quoting == "differs" else "rounded", quoting, printed)


def _compare_bound(stated: Statement, printed: Printed) -> Verdict:
    """A bound of the draft: against an exact number it is true or not; against a bound it is the same one, a
    weaker one, or the wrong way round.
    """
    own, bound = stated.comparator, printed.claim.comparator or EXACT
    is_same = compare_quoted(stated.digits, printed.digits) == "same"
    if is_same and (own == bound or (bound in BOUNDS and not is_opposite(own, bound))):
        return Verdict("confirmed", "equal", printed)
    if bound in BOUNDS and is_opposite(own, bound):
        return Verdict("bound" if is_same else "differs", "bound_reversed" if is_same else "differs", printed)
    if printed.claim.kind in AIMS:  # a target is the number that is set, not any that it implies
        return Verdict("confirmed" if is_same else "differs", "equal" if is_same else "differs", printed)
    if holds_of(own, stated.digits, printed.digits):
        return Verdict("confirmed", "bound_holds", printed)
    return Verdict("bound" if is_same else "differs", "bound_fails", printed)


def _match(
    stated: Statement,
    printed: Sequence[Printed],
    kinds: Sequence[str],
    other_kinds: Sequence[str],
    detail_of_others: str,
) -> Verdict:
    of_period = _with_number(printed, lambda p: p.claim.period == stated.period)
    sought = [p for p in of_period if p.claim.kind in kinds]
    same, near, apart = ([p for p in sought if p.grade == grade] for grade in (*COMPARABLE, "apart"))
    other_kind = [p for p in of_period if p.claim.kind in other_kinds and p.grade in COMPARABLE]
    mistaken = _find_equal(stated, other_kind)
    closest = same or near
    if closest and (best := find_best(compare_level(stated, p) for p in closest)).state != "differs":
        return _with_caveats(best, closest)
    if mistaken is not None and not _find_equal(stated, sought):
        return Verdict("kind", detail_of_others, mistaken, closest[:1])  # never of a scope that is apart
    if same:
        best = find_best(compare_level(stated, p) for p in same)
        return _explain(stated, best, printed, [*near, *apart])
    for group, detail in ((near, NEAR), (apart, "apart")):
        if group:
            equal = _find_equal(stated, group)
            return Verdict("scope", "apart_equal" if equal else detail, equal or group[0])
    return _explain_absence(stated, printed, kinds)


def _with_caveats(best: Verdict, group: Sequence[Printed]) -> Verdict:
    """The verdict with what else to know: another scope, and documents that print another number."""
    assert best.printed is not None
    caveats = [NEAR] if best.printed.grade == NEAR else []
    others = [p for p in group if p.digits != best.printed.digits and p.value != best.printed.value]
    return replace(best, others=others, caveats=[*caveats, *(["disputed"] if others else [])])


def _explain(
    stated: Statement, verdict: Verdict, printed: Sequence[Printed], other_scopes: Sequence[Printed]
) -> Verdict:
    """Why the number may be another: it is that of another scope, which is no wrong number, or of another
    period.
    """
    assert verdict.printed is not None
    kind = verdict.printed.claim.kind
    if other := _find_equal(stated, other_scopes):
        return replace(verdict, state="scope", detail="other_scope", others=[other])
    same_kind = _with_number(printed, lambda p: p.claim.kind == kind and p.grade in COMPARABLE)
    if other := _find_equal(stated, same_kind):
        return replace(verdict, detail="other_period", others=[other])
    return verdict


def _explain_absence(stated: Statement, printed: Sequence[Printed], kinds: Sequence[str]) -> Verdict:
    """No number of the period: one in words, the same number of another period, or nothing."""
    in_words = [
        p
        for p in printed
        if p.claim.period == stated.period and p.claim.kind in kinds and not p.claim.comparator
    ]
    if in_words:
        return Verdict("absent", "in_words", in_words[0])
    of_kind = _with_number(printed, lambda p: p.claim.kind in kinds and p.grade in COMPARABLE)
    if other := _find_equal(stated, of_kind):
        return Verdict("absent", "absent_other_period", None, [other])
    return Verdict("absent", "absent")


def _find_equal(stated: Statement, printed: Sequence[Printed]) -> Printed | None:
    """The first claim that prints the very number of the draft, in its unit."""
    equal = (p for p in printed if p.claim.unit_id == stated.unit_id)
    return next((p for p in equal if compare_quoted(stated.digits, p.digits) == "same"), None)


def _with_number(printed: Sequence[Printed], holds: Callable[[Printed], bool]) -> list[Printed]:
    return [p for p in printed if p.claim.value is not None and holds(p)]
