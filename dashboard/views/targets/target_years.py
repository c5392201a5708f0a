"""The years for which places have targets."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.judgements import Target
from dashboard.queries.judgements import fetch_targets
from dashboard.run import Run

JUDGED = ("met", "reported_met", "missed")  # statuses that say how a target went


@dataclass(frozen=True)
class TargetYear:
    """A year with targets: how many, and whether any of them has a result."""

    year: int
    count: int
    has_results: bool


def target_year(period: str) -> int:
    """The year in which a period ends: a target of a five-year plan is one of its last year."""
    return int(period.rpartition("/")[2][:4])


def find_targets(run: Run, places: Sequence[str]) -> list[Target]:
    """The targets of the places and their waters, of all years."""
    return fetch_targets(run.warehouse, run.with_waters(places))


def find_every_target_year(run: Run) -> list[str]:
    """The years in which any place has a target."""
    targets = fetch_targets(run.warehouse, list(run.catalogue.places))
    return sorted({str(target_year(t.period)) for t in targets})


def find_target_years(targets: Sequence[Target]) -> list[TargetYear]:
    """The years of the targets, newest first."""
    by_year = defaultdict(list)
    for t in targets:
        by_year[target_year(t.period)].append(t)
    return [
        TargetYear(
            year,
            len({t.first_claim_id for t in targets}),
            any(t.status in JUDGED for t in targets),
        )
        for year, targets in sorted(by_year.items(), reverse=True)
    ]
