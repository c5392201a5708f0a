"""What the warehouse holds on one indicator for some places, fetched once for all views of a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.models.claims import Change, ComputedFigure, Figure
from dashboard.models.dimensions import CityLimit, NationalLimit
from dashboard.models.judgements import Target
from dashboard.queries.catalogue import fetch_limits, fetch_national_limits
from dashboard.queries.figures import (
    fetch_changes,
    fetch_computed_figures,
    fetch_derived_figures,
    fetch_figures,
)
from dashboard.queries.judgements import fetch_targets
from dashboard.run import Run


@dataclass(frozen=True)
class IndicatorData:
    """Figures from documents, derived ones where there is none, targets with a number, changes, limits;
    apart from all of them what is computed from monitoring data."""

    indicator_id: str
    places: list[str]
    figures: list[Figure]
    derived: list[Figure]
    targets: list[Target]
    changes: list[Change]
    limits: list[CityLimit]
    national_limits: list[NationalLimit]
    computed: list[ComputedFigure] = field(default_factory=list)  # of whole years

    def figures_on(self, scopes: Sequence[str]) -> list[Figure]:
        """Figures from documents on the chosen scopes."""
        return [f for f in self.figures if f.scope_id in scopes]

    def all_figures_on(self, scopes: Sequence[str]) -> list[Figure]:
        """Figures on the chosen scopes, from documents and derived."""
        return [f for f in [*self.figures, *self.derived] if f.scope_id in scopes]


def find_indicator_data(run: Run, indicator: str, places: Sequence[str]) -> IndicatorData:
    """Everything that the views of one indicator are made of."""
    return IndicatorData(
        indicator_id=indicator,
        places=list(places),
        figures=fetch_figures(run.warehouse, [indicator], places),
        derived=fetch_derived_figures(run.warehouse, [indicator], places),
        targets=[t for t in fetch_targets(run.warehouse, places, [indicator]) if t.target_value is not None],
        changes=fetch_changes(run.warehouse, [indicator], places),
        limits=fetch_limits(run.warehouse, indicator),
        national_limits=fetch_national_limits(run.warehouse, [indicator]),
        computed=[
            f for f in fetch_computed_figures(run.warehouse, [indicator], places) if f.year is not None
        ],
    )


def find_scopes(run: Run, data: IndicatorData) -> list[str]:
    """The scopes of the places' figures and targets, in the catalogue's order."""
    used = {row.scope_id for row in [*data.figures, *data.derived, *data.targets]}
    return [scope for scope in run.catalogue.scopes if scope in used]


def find_standards(run: Run, data: IndicatorData) -> list[str]:
    """The standards that limit the indicator for a city, in the catalogue's order."""
    limited = {limit.standard_id for limit in data.limits}
    return [code for code in run.catalogue.standards if code in limited]


def find_basis_notes(run: Run, data: IndicatorData, scopes: Sequence[str]) -> list[str]:
    """What a reader must know of the bases of the yearly figures on the chosen scopes, each once."""
    bases = dict.fromkeys(f.basis_id for f in data.all_figures_on(scopes) if f.year is not None)
    notes = [run.text.name_of(run.catalogue.bases[code], "note") for code in bases]
    return [note for note in dict.fromkeys(notes) if note]
