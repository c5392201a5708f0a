"""The figures of one indicator as series: one a place, and how far neighbouring years may be compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.models.claims import Figure
from dashboard.models.judgements import Comparability
from dashboard.models.pairs import ALL_SCOPES, SeriesPoint
from dashboard.queries.judgements import fetch_comparability
from dashboard.queries.pairs import fetch_series
from dashboard.run import Run
from dashboard.views.trend.indicator_data import IndicatorData, find_scopes

KINDS = ("actual", "preliminary", "derived")
GRADES = ("official", "press", "unverified_copy")


@dataclass(frozen=True)
class Link:
    """How a figure may be compared with the place's one before it: same, near, apart, or unknown.

    `is_gap`: there are years without a figure between them.
    """

    grade: str
    is_gap: bool
    reason: Comparability | None = None

    @property
    def is_joined(self) -> bool:
        return self.grade in ("same", "near")


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
        chosen = [(place, None, _best_series(data, place, points)) for place in data.places]
    else:
        chosen = [
            (place, scope, _one_a_year(f for f in data.all_figures_on([scope]) if f.place_id == place))
            for place in data.places
            for scope in scopes
        ]
    known = _grade(run, data, [pair for _, _, figures in chosen for pair in pairwise(figures)])
    return [
        YearSeries(place, scope, figures, [_link(known, data, a, b) for a, b in pairwise(figures)])
        for place, scope, figures in chosen
        if figures
    ]


def _best_series(data: IndicatorData, place: str, points: Sequence[SeriesPoint]) -> list[Figure]:
    """The figures of the mart `series`, and derived ones in years that no document has a figure of."""
    by_claim = {f.claim_id: f for f in data.figures}
    figures = [
        by_claim[point.claim_id]
        for point in points
        if (point.place_id, point.scope_group) == (place, ALL_SCOPES)
    ]
    years = {f.year for f in figures}
    derived = [f for f in data.derived if f.place_id == place and f.year not in years]
    return sorted([*figures, *_one_a_year(derived)], key=lambda f: f.year or 0)


def _one_a_year(figures: Iterable[Figure]) -> list[Figure]:
    """The best figure of each whole year: exact, published, official before others."""
    best: dict[int, Figure] = {}
    for f in figures:
        if f.year is not None and (f.year not in best or _rank(f) < _rank(best[f.year])):
            best[f.year] = f
    return [best[year] for year in sorted(best)]


def _rank(figure: Figure) -> tuple[bool, int, int, str]:
    kind, grade = KINDS.index(figure.kind), GRADES.index(figure.grade)
    return figure.comparator != "=", kind, grade, figure.claim_id


def _grade(
    run: Run, data: IndicatorData, pairs: Sequence[tuple[Figure, Figure]]
) -> dict[tuple[str, str], Comparability]:
    claims = [(_graded_claim(data, a), _graded_claim(data, b)) for a, b in pairs]
    known = [(a, b) for a, b in dict.fromkeys(claims) if a and b]
    return fetch_comparability(run.warehouse, known) if known else {}


def _graded_claim(data: IndicatorData, figure: Figure) -> str:
    """The claim by which a figure is graded. A derived value has none of its own, but that of a printed
    figure of the same quantity; empty if there is none.
    """
    if figure not in data.derived:
        return figure.claim_id
    same = (f for f in data.figures if f.place_id == figure.place_id and f.kind == "actual")
    return next((f.claim_id for f in same if f.comparison_key == figure.comparison_key), "")


def _link(
    known: dict[tuple[str, str], Comparability], data: IndicatorData, older: Figure, newer: Figure
) -> Link:
    """A link; one that ends in a derived value is near at best."""
    found = known.get((_graded_claim(data, older), _graded_claim(data, newer)))
    grade = found.grade if found else "unknown"
    if grade == "same" and (older in data.derived or newer in data.derived):
        grade = "near"
    return Link(grade, (newer.year or 0) > (older.year or 0) + 1, found)
