"""Who has figures of an indicator: what a page says where the chosen places have none."""

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.models.coverage import Coverage
from dashboard.queries.coverage import fetch_coverage
from dashboard.run import Run

MOST = 8  # places named; the rest is counted


@dataclass(frozen=True)
class PlaceWithFigures:
    """A place with figures of an indicator; `label` is its name and years, `claim_id` its newest figure."""

    place_id: str
    label: str
    claim_id: str


@dataclass(frozen=True)
class Availability:
    """Who has figures of an indicator: an introduction, the places to link, `comma` between them, an end
    that counts those not named. Without places the introduction says that nobody else has any.
    """

    introduction: str
    places: list[PlaceWithFigures]
    comma: str
    end: str

    @property
    def sentence(self) -> str:
        """All of it in plain words."""
        return self.introduction + self.comma.join(place.label for place in self.places) + self.end


def find_places_with_figures(run: Run, indicator: str, without: Collection[str] = ()) -> Availability:
    """The places that have figures of an indicator, those `without` left out: whole years before others."""
    known = [row for row in fetch_coverage(run.warehouse, [indicator]) if row.place_id not in without]
    known.sort(key=lambda row: row.last_year is None)
    name = run.indicator_name(indicator)
    if not known:
        return Availability(run.text("availability.nowhere", indicator=name), [], "", "")
    rest = len(known) - MOST
    return Availability(
        run.text("availability.elsewhere", indicator=name),
        [PlaceWithFigures(row.place_id, _label(run, row), row.newest_claim_id) for row in known[:MOST]],
        run.text.join(["", ""]),
        run.text("availability.more", count=rest) if rest > 0 else run.text("finding.end"),
    )


def span_of_years(first: int, last: int) -> str:
    """2021, or 2013–2025."""
    return str(first) if first == last else f"{first}–{last}"


def _label(run: Run, row: Coverage) -> str:
    place = run.place_name(row.place_id)
    if row.first_year is None or row.last_year is None:
        return place
    years = span_of_years(row.first_year, row.last_year)
    return run.text("availability.place", place=place, years=years)
