"""Which places to choose where a page has none, or too few: each suggestion is a link."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard.queries.coverage import fetch_coverage
from dashboard.run import Run

PARTNERS = 3  # places suggested beside one that is chosen


@dataclass(frozen=True)
class Suggestion:
    """Places to choose together, by name."""

    label: str
    places: Sequence[str]


def suggest_places(run: Run, chosen: Sequence[str], indicators: Collection[str] = ()) -> list[Suggestion]:
    """The first two places, or the chosen one with each of the first others; then all places that have
    figures of some indicators, where there are more than two.
    """
    places = list(run.catalogue.places)
    others = [place for place in places if place not in chosen][:PARTNERS]
    pairs = [[chosen[0], place] for place in others] if chosen else [places[:2]]
    found = [Suggestion(_name_pair(run, *pair), pair) for pair in pairs]
    known = {row.place_id for row in fetch_coverage(run.warehouse, indicators)} if indicators else set[str]()
    with_figures = [place for place in places if place in known]
    if len(with_figures) > 2:
        label = run.text("suggestion.with_figures", count=len(with_figures))
        found.append(Suggestion(label, with_figures))
    return found


def _name_pair(run: Run, first: str, last: str) -> str:
    return run.text("overview.and", first=run.place_name(first), last=run.place_name(last))
