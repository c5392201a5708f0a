"""What a target asks for: two bounds are one target (2 to 3), and at most 0 is none at all."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dashboard.models.judgements import Target

DASH = "–"  # between the two bounds of a range, as in 2–3


def join_bounds(targets: Sequence[Target], grades: Sequence[str]) -> list[Target]:
    """Every target once, in the order given, as its best document has it; `grades` are those of documents,
    the best first. A range has both bounds as its text, its lower bound as its
    value, no comparator but "=", and the status of both bounds together.
    """
    claims = defaultdict(list)
    for t in targets:
        claims[t.first_claim_id].append(t)
    return [_join(same, grades) for same in claims.values()]


def range_bounds(t: Target) -> list[str]:
    """The printed bounds of a target: two of a range, else one."""
    return t.target_text.split(DASH) if t.comparator == "=" else [t.target_text]


def is_none_allowed(t: Target) -> bool:
    """Whether there is to be none of it: at most 0 of an amount; of a change that would be no rise."""
    return t.comparator == "<=" and t.target_value == 0 and t.base_period is None


def _join(same: Sequence[Target], grades: Sequence[str]) -> Target:
    """One for all, of the best document."""
    first = min(same, key=lambda t: grades.index(t.grade))
    bounds = {t.comparator: t for t in same}
    if set(bounds) != {">=", "<="}:
        return first
    low, high = bounds[">="], bounds["<="]
    margins = [t.margin for t in (low, high) if t.margin is not None]
    return replace(
        low,
        grade=first.grade,
        comparator="=",
        target_text=f"{low.target_text}{DASH}{high.target_text}",
        status=low.joint_status,
        margin=min(margins) if len(margins) == 2 else None,
        decimals=max(low.decimals, high.decimals),
    )
