"""What is on record beside the figures of a report, fetched once for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dashboard.models.claims import Change, Figure
from dashboard.models.proposals import KnownClaim, PlausibleRange
from dashboard.queries.figures import fetch_changes, fetch_figures
from dashboard.queries.proposals import fetch_comparison_keys, fetch_known_claims, fetch_plausible_ranges
from dashboard.run import Run
from dashboard.views.add.entries import Entry


@dataclass(frozen=True)
class KnownBeside:
    """`keys`: what each entry compares by, by its id; figures of its indicator at its own and at other
    places; computed changes of its place.
    """

    keys: Mapping[str, str]
    claims: Sequence[KnownClaim]
    figures: Sequence[Figure]
    changes: Sequence[Change]
    ranges: Mapping[str, PlausibleRange]
    reference_places: Sequence[str]  # the places that stand first in the list of places


def find_known(run: Run, entries: Sequence[Entry]) -> KnownBeside:
    """Everything on record that any of the entries is set beside."""
    catalogue = run.catalogue
    some = [entry for entry in entries if entry.proposal.indicator_id in catalogue.indicators]
    indicators = sorted({entry.proposal.indicator_id for entry in some})
    places = sorted({entry.proposal.place_id for entry in some} & catalogue.places.keys())
    reference = list(catalogue.places)[:2]
    keys = fetch_comparison_keys(
        run.warehouse,
        [entry.proposal.indicator_id for entry in some],
        [entry.proposal.scope_id for entry in some],
        [entry.proposal.basis_id for entry in some],
    )
    return KnownBeside(
        dict(zip([entry.entry_id for entry in some], keys, strict=True)),
        fetch_known_claims(run.warehouse, indicators, places) if some else [],
        fetch_figures(run.warehouse, indicators, [*dict.fromkeys([*places, *reference])]) if some else [],
        fetch_changes(run.warehouse, indicators, places) if some else [],
        fetch_plausible_ranges(run.warehouse),
        reference,
    )


def read_number(digits: str) -> Decimal | None:
    """A number as a document prints it; None for anything else."""
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def whole_year(period: str) -> int | None:
    """The year that a period is, if it is one."""
    return int(period) if len(period) == 4 and period.isdigit() else None
