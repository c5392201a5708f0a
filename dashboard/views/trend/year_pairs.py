"""Two places in their newest common year: the figures, and how far they may be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.claims import Figure
from dashboard.models.judgements import Comparability
from dashboard.models.pairs import ALL_SCOPES
from dashboard.queries.judgements import fetch_comparability
from dashboard.queries.pairs import fetch_pairs
from dashboard.run import Run
from dashboard.views.grades import GRADES
from dashboard.views.trend.indicator_data import IndicatorData
from dashboard.views.trend.year_series import YearSeries


@dataclass(frozen=True)
class YearPair:
    """The figures of the reference place and of another one in one year, and their comparability."""

    year: int
    one: Figure
    other: Figure
    comparability: Comparability


def find_year_pairs(run: Run, data: IndicatorData, series: Sequence[YearSeries]) -> dict[str, YearPair]:
    """For each other place its newest pair with the reference place, the first that has a series. A place
    without a common year is left out.

    The pair is the best-graded one of the year; where the reader chose scopes, that of the drawn lines.
    """
    places = list(dict.fromkeys(one.place_id for one in series))
    if len(places) < 2:
        return {}
    if any(one.scope_id for one in series):
        candidates = _pairs_of_lines(series, places)
    else:
        candidates = _best_pairs(run, data, places, {f.year or 0 for one in series for f in one.figures})
    claims = [(one.claim_id, other.claim_id) for pairs in candidates.values() for one, other in pairs]
    known = fetch_comparability(run.warehouse, claims) if claims else {}
    graded = {
        place: [
            YearPair(one.year or 0, one, other, known[one.claim_id, other.claim_id]) for one, other in pairs
        ]
        for place, pairs in candidates.items()
    }
    return {
        place: min(pairs, key=lambda pair: GRADES.index(pair.comparability.grade))
        for place, pairs in graded.items()
    }


def _best_pairs(
    run: Run, data: IndicatorData, places: Sequence[str], years: set[int]
) -> dict[str, list[tuple[Figure, Figure]]]:
    """The newest pair of the mart `pair`, of the years that are drawn."""
    figures = {f.claim_id: f for f in data.figures}
    newest: dict[str, list[tuple[Figure, Figure]]] = {}
    for pair in fetch_pairs(run.warehouse, [data.indicator_id], places):
        both = {pair.place_id: pair.claim_id, pair.other_place_id: pair.other_claim_id}
        if pair.scope_group == ALL_SCOPES and places[0] in both and pair.year in years:
            (other,) = both.keys() - {places[0]}
            newest.setdefault(other, [(figures[both[places[0]]], figures[both[other]])])
    return newest


def _pairs_of_lines(
    series: Sequence[YearSeries], places: Sequence[str]
) -> dict[str, list[tuple[Figure, Figure]]]:
    """Every pair of the drawn lines in the newest year that both places have."""
    printed = {
        place: [f for one in series if one.place_id == place for f in one.figures if f.kind != "derived"]
        for place in places
    }
    found = {}
    for other in places[1:]:
        common = {f.year for f in printed[places[0]]} & {f.year for f in printed[other]}
        newest = max((year or 0 for year in common), default=None)
        pairs = [(a, b) for a in printed[places[0]] for b in printed[other] if a.year == newest == b.year]
        if pairs:
            found[other] = pairs
    return found
