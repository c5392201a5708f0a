"""What the warehouse holds on some quantities for some places, fetched once: overview and compare read it.

A quantity is an indicator or, where its networks of sections have levels, an indicator on one of these.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from dashboard.models.claims import Change, Figure
from dashboard.models.dimensions import NationalLimit
from dashboard.models.judgements import Ambition, Comparability, Target
from dashboard.models.pairs import ALL_SCOPES, Pair, SeriesPoint
from dashboard.queries.catalogue import fetch_national_limits
from dashboard.queries.figures import fetch_changes, fetch_figures
from dashboard.queries.judgements import fetch_ambitions, fetch_comparability, fetch_targets
from dashboard.queries.pairs import fetch_pairs, fetch_series
from dashboard.run import Run
from dashboard.views.targets.near_results import NearResults, find_near_results


@dataclass(frozen=True)
class Quantity:
    """A row: an indicator, and the group of scopes that it is about; "*" where there is no group."""

    indicator_id: str
    scope_group: str = ALL_SCOPES


Series = Mapping[tuple[Quantity, str], Sequence[SeriesPoint]]  # by quantity and place, in order of time


@dataclass(frozen=True)
class QuantityData:
    """The quantities of the chosen places; `series` is of every place, to say who else has a figure."""

    run: Run
    places: Sequence[str]
    quantities: Sequence[Quantity]
    series: Series
    figures: Mapping[str, Figure]
    pairs: Mapping[tuple[Quantity, frozenset[str]], Sequence[Pair]]  # newest year first
    levelled: frozenset[tuple[Quantity, str]] = frozenset()  # places whose figures stand in rows of levels
    changes: Sequence[Change] = ()
    targets: Sequence[Target] = ()
    ambitions: Mapping[str, Ambition] = field(default_factory=dict)  # by the claim of the target

    def points(self, quantity: Quantity, place: str) -> Sequence[SeriesPoint]:
        """The line of a place, in order of time."""
        return self.series.get((quantity, place), ())

    def newest(self, quantity: Quantity, place: str, year: int | None = None) -> Figure | None:
        """The newest printed figure of a place, else the newest derived one; or that of a year."""
        figures = [self.figures[point.claim_id] for point in self.points(quantity, place)]
        figures = [f for f in figures if year is None or f.year == year]
        printed = [f for f in figures if f.kind == "actual"]
        return (printed or figures or [None])[-1]

    def figure_of(self, quantity: Quantity, place: str, year: int) -> Figure:
        """The figure of a place in a year that its line has; raises KeyError for another."""
        return self.figures[{point.year: point.claim_id for point in self.points(quantity, place)}[year]]

    def pair(self, quantity: Quantity, place: str, other: str, year: int | None = None) -> Pair | None:
        """Two places, in this order, in the newest year that both have or in a given one."""
        pairs = self.pairs.get((quantity, frozenset((place, other))), ())
        found = next((pair for pair in pairs if year in (None, pair.year)), None)
        return found.swapped() if found and found.place_id != place else found

    def common_years(self, quantity: Quantity, place: str, other: str) -> list[int]:
        """Years in which both places have a figure, whether they may be compared or not; newest first."""
        years = [{point.year for point in self.points(quantity, each)} for each in (place, other)]
        return sorted(years[0] & years[1], reverse=True)

    def years(self, quantity: Quantity) -> list[int]:
        """Years in which some chosen place has a figure, newest first."""
        points = [point for place in self.places for point in self.points(quantity, place)]
        return sorted({point.year for point in points}, reverse=True)

    def other_places(self, quantity: Quantity) -> list[str]:
        """Places that are not chosen and have a figure, in the catalogue's order."""
        return [
            place
            for place in self.run.catalogue.places
            if place not in self.places and self.points(quantity, place)
        ]

    def change(self, figure: Figure) -> Change | None:
        """How a figure differs from that of the year before on one scope and basis, in its own unit."""
        return next(
            (
                change
                for change in self.changes
                if change.how == "computed"
                and (change.place_id, change.comparison_key, change.period)
                == (figure.place_id, figure.comparison_key, figure.period)
                and change.unit_id == figure.margin_unit_id
            ),
            None,
        )

    @cached_property
    def near_results(self) -> NearResults:
        """Beside the targets that no result settles, what is near."""
        places = set(self.places)
        targets = [t for t in self.targets if t.place_id in places]
        return find_near_results(self.run, targets, list(self.figures.values()))

    @cached_property
    def limits(self) -> Sequence[NationalLimit]:
        """The national limits on the indicators."""
        return fetch_national_limits(self.run.warehouse, {q.indicator_id for q in self.quantities})

    @cached_property
    def peers(self) -> Sequence[Figure]:
        """The figures of every place, on those indicators of which chosen places are the same."""
        ranked = {p.indicator_id for pairs in self.pairs.values() for p in pairs if p.grade == "same"}
        return fetch_figures(self.run.warehouse, ranked, list(self.run.catalogue.places)) if ranked else ()

    def has_target(self, quantity: Quantity, place: str) -> bool:
        """Whether a document sets a place a target, in whatever year."""
        return any(
            self.is_about(quantity, t.scope_id)
            for t in self.targets
            if (t.indicator_id, t.place_id) == (quantity.indicator_id, place)
        )

    def is_about(self, quantity: Quantity, scope: str) -> bool:
        """Whether a scope is one of a quantity's."""
        return quantity.scope_group in (ALL_SCOPES, self.run.catalogue.scopes[scope].scope_group)

    @cached_property
    def reasons(self) -> dict[tuple[str, str], Comparability]:
        """How far each figure may be compared with the one before it on its line, of the chosen places."""
        claims = [
            (older.claim_id, newer.claim_id)
            for quantity in self.quantities
            for place in self.places
            for older, newer in pairwise(self.points(quantity, place))
        ]
        return fetch_comparability(self.run.warehouse, claims) if claims else {}


def find_quantity_data(run: Run, indicators: Sequence[str], places: Sequence[str]) -> QuantityData:
    """Everything that rows of quantities are made of."""
    series: dict[tuple[Quantity, str], list[SeriesPoint]] = defaultdict(list)
    for point in fetch_series(run.warehouse, indicators, list(run.catalogue.places)):
        series[Quantity(point.indicator_id, point.scope_group), point.place_id].append(point)
    pairs: dict[tuple[Quantity, frozenset[str]], list[Pair]] = defaultdict(list)
    for pair in fetch_pairs(run.warehouse, indicators, places):
        quantity = Quantity(pair.indicator_id, pair.scope_group)
        pairs[quantity, frozenset((pair.place_id, pair.other_place_id))].append(pair)
    quantities, levelled = [], set()
    for indicator in indicators:
        rows, places_with_level = _find_rows(run, indicator, series, places)
        quantities += rows
        for place in places_with_level if Quantity(indicator) in rows else ():  # shown in the rows of levels
            series.pop((Quantity(indicator), place), None)
            levelled.add((Quantity(indicator), place))
    figures = fetch_figures(run.warehouse, indicators, places)
    waters = run.with_waters(places)
    return QuantityData(
        run,
        list(places),
        quantities,
        series,
        {figure.claim_id: figure for figure in figures},
        pairs,
        frozenset(levelled),
        fetch_changes(run.warehouse, indicators, places),
        fetch_targets(run.warehouse, waters),
        {ambition.target_claim_id: ambition for ambition in fetch_ambitions(run.warehouse, waters)},
    )


def _find_rows(
    run: Run, indicator: str, series: Series, places: Sequence[str]
) -> tuple[list[Quantity], list[str]]:
    """The rows of an indicator, and the places that have a level: a row for each level that some place has,
    and one for the places that have none.
    """
    levels = run.catalogue.term_codes("scope_group")
    rows = [
        Quantity(indicator, level)
        for level in levels
        if any((Quantity(indicator, level), place) in series for place in places)
    ]
    levelled = [place for place in places if any((row, place) in series for row in rows)]
    others = [place for place in places if place not in levelled and (Quantity(indicator), place) in series]
    if others or not rows:
        return [*rows, Quantity(indicator)], levelled if rows else []
    return rows, levelled
