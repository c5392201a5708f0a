"""Targets that no result settles, each with a figure of its period that is near: told beside, no verdict."""

from collections.abc import Mapping, Sequence

from dashboard.models.claims import Figure
from dashboard.models.judgements import Comparability, Target
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run

NearResults = Mapping[str, tuple[Figure, Comparability]]  # by claim id of the target


def find_near_results(run: Run, targets: Sequence[Target], figures: Sequence[Figure]) -> NearResults:
    """Of the targets without a result of their own, the figure of the same period that is near."""
    beside = [
        (t.target_claim_id, f)
        for t in targets
        if t.status == "not_comparable" and t.result_text is None
        for f in figures
        if (f.indicator_id, f.place_id, f.period) == (t.indicator_id, t.place_id, t.period)
    ]
    if not beside:
        return {}
    grades = fetch_comparability(run.warehouse, [(target, f.claim_id) for target, f in beside])
    return {
        target: (f, grades[target, f.claim_id])
        for target, f in beside
        if grades[target, f.claim_id].grade == "near"
    }
