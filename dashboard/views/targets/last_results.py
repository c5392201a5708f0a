"""The newest result before a target's year, on the target's own scope or on a near one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.models.claims import Figure
from dashboard.models.judgements import Target
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.views.targets.target_years import target_year

OLD = 5  # years after which a result says little of a target: how old it is stands beside it


@dataclass(frozen=True)
class LastResult:
    """A result before a target: grade same or near, and how many years lie between the two."""

    figure: Figure
    grade: str
    years_since: int

    @property
    def is_near(self) -> bool:
        """Whether it is on another scope than the target, nearly comparable."""
        return self.grade == "near"

    @property
    def is_old(self) -> bool:
        """Whether so much time has passed that a reader must know."""
        return self.years_since > OLD


def find_last_results(
    run: Run, targets: Sequence[Target], figures: Sequence[Figure]
) -> Mapping[str, LastResult]:
    """By claim id of the target. Of one year the same scope goes before a near one."""
    beside = [
        (t, f)
        for t in targets
        if t.target_value is not None and t.base_period is None
        for f in figures
        if (f.indicator_id, f.place_id, f.unit_id) == (t.indicator_id, t.place_id, t.unit_id)
        and f.comparator == "="
        and _is_before(f, t)
    ]
    grades = fetch_comparability(run.warehouse, [(t.target_claim_id, f.claim_id) for t, f in beside])
    found: dict[str, LastResult] = {}
    for t, f in sorted(beside, key=lambda pair: (pair[1].year or 0, pair[1].kind == "actual")):
        grade, key = grades[t.target_claim_id, f.claim_id].grade, t.target_claim_id
        known = found.get(key)
        is_worse = known and known.figure.year == f.year and known.grade == "same" and grade == "near"
        if grade in ("same", "near") and not is_worse:
            found[key] = LastResult(f, grade, target_year(t.period) - (f.year or 0))
    return found


def _is_before(figure: Figure, t: Target) -> bool:
    """Whether a figure is of an earlier period of the same form: of a year, or up to the end of a year."""
    if figure.year is None or figure.year >= target_year(t.period):
        return False
    return figure.period == t.period[: -len(str(figure.year))] + str(figure.year)
