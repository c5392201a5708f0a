"""The figures of one indicator as series: one a place, and how far neighbouring years may be compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.models.claims import ComputedFigure, Figure
from dashboard.models.judgements import Comparability
from dashboard.models.pairs import ALL_SCOPES, SeriesPoint
from dashboard.queries.judgements import fetch_comparability
from dashboard.queries.pairs import fetch_series
from dashboard.run import Run
from dashboard.views.trend.indicator_data import IndicatorData, find_scopes


@dataclass(frozen=True)
class Link:
    """How a figure may be compared with the place's one before it."""

    comparability: Comparability
    older: Figure
    newer: Figure

    @property
    def grade(self) -> str:
        return self.comparability.grade

    @property
    def is_joined(self) -> bool:
        """Whether a line leads from one to the other."""
        return self.grade in ("same", "near")

    @property
    def is_gap(self) -> bool:
        """Whether there are years without a figure between them."""
        return (self.newer.year or 0) > (self.older.year or 0) + 1


@dataclass(frozen=True)
class YearSeries:
    """One figure a year of a place, in order; a link for each but the first. `scope_id` is None where the
    scope that fits its neighbours best was chosen year by year.
    """

    place_id: str
    scope_id: str | None
    figures: list[Figure]
    links: list[Link]

    def latest(self) -> list[Figure]:
        """The newest figures that can be compared with one another, one after the other, at least roughly."""
        breaks = [at for at, link in enumerate(self.links, 1) if not link.is_joined]
        return self.figures[breaks[-1] if breaks else 0 :]

    def newest(self) -> Figure:
        """The newest figure that a document prints; a derived one where none does."""
        return next((f for f in reversed(self.figures) if f.kind == "actual"), self.figures[-1])


def find_year_series(run: Run, data: IndicatorData, scopes: Sequence[str]) -> list[YearSeries]:
    """The series of each place, in the order of the places. With every scope one a place; with some of them,
    one for each of these.
    """
    if set(find_scopes(run, data)) <= set(scopes):
        points = fetch_series(run.warehouse, [data.indicator_id], data.places)
        chosen = [(place, None, _best_series(run, data, place, points)) for place in data.places]
    else:
        chosen = [
            (place, scope, _one_a_year(run, (f for f in data.all_figures_on([scope]) if f.place_id == place)))
            for place in data.places
            for scope in scopes
        ]
    pairs = [(a.claim_id, b.claim_id) for _, _, figures in chosen for a, b in pairwise(figures)]
    known = fetch_comparability(run.warehouse, pairs) if pairs else {}
    return [
        YearSeries(
            place, scope, figures, [Link(known[a.claim_id, b.claim_id], a, b) for a, b in pairwise(figures)]
        )
        for place, scope, figures in chosen
        if figures
    ]


def find_computed_series(
    run: Run, data: IndicatorData, computed: Sequence[ComputedFigure]
) -> list[YearSeries]:
    """The computed years of each place as a series by themselves, which nothing joins to what is printed. A
    link is near at best where the days of one end are too few, or not known.
    """
    chosen = [[f for f in computed if f.place_id == place] for place in data.places]
    pairs = [(a.claim_id, b.claim_id) for figures in chosen for a, b in pairwise(figures)]
    known = fetch_comparability(run.warehouse, pairs) if pairs else {}
    return [
        YearSeries(
            figures[0].place_id,
            figures[0].scope_id,
            list(figures),
            [_computed_link(known[a.claim_id, b.claim_id], a, b) for a, b in pairwise(figures)],
        )
        for figures in chosen
        if figures
    ]


def _computed_link(comparability: Comparability, older: ComputedFigure, newer: ComputedFigure) -> Link:
    is_valid = older.valid == newer.valid == "yes"
    grade = "near" if comparability.grade == "same" and not is_valid else comparability.grade
    return Link(replace(comparability, grade=grade), older, newer)


def _best_series(run: Run, data: IndicatorData, place: str, points: Sequence[SeriesPoint]) -> list[Figure]:
    """The figures of the mart `series`, and derived ones in years that no document has a figure of."""
    by_claim = {f.claim_id: f for f in data.figures}
    figures = [
        by_claim[point.claim_id]
        for point in points
        if (point.place_id, point.scope_group) == (place, ALL_SCOPES)
    ]
    years = {f.year for f in figures}
    derived = [f for f in data.derived if f.place_id == place and f.year not in years]
    return sorted([*figures, *_one_a_year(run, derived)], key=lambda f: f.year or 0)


def _one_a_year(run: Run, figures: Iterable[Figure]) -> list[Figure]:
    """The best figure of each whole year: exact, published, official before others."""
    kinds, grades = run.catalogue.term_codes("kind"), run.catalogue.term_codes("grade")  # the best first

    def rank(f: Figure) -> tuple[bool, int, int, str]:
        return f.comparator != "=", kinds.index(f.kind), grades.index(f.grade), f.claim_id

    best: dict[int, Figure] = {}
    for f in sorted(figures, key=rank):
        if f.year is not None:
            best.setdefault(f.year, f)
    return [best[year] for year in sorted(best)]
