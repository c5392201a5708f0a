"""The air quality index of a reader's own days: as given, or by the edition of the rules in force then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.models.monthly import AirPollutant
from dashboard.models.rule_change import LimitEdition
from dashboard.queries.monthly import fetch_air_pollutants, fetch_scale_points
from dashboard.queries.rule_change import fetch_limit_editions
from dashboard.run import Run
from dashboard.views.this_year.own_data import AQI, OwnData
from rules.air_quality_index import GOOD, Breakpoint, Scale, air_quality, individual_index, level_of
from rules.rounding import half_even


@dataclass(frozen=True)
class DayIndex:
    """A day's index and level, None where a pollutant is missing; of a polluted day it may still be known
    that it is not good.
    """

    aqi: int | None
    level: int | None
    is_good: bool | None


def find_edition(run: Run, day: date) -> str | None:
    """The edition in force on a day: the last that has begun, of those before all the first."""
    editions = fetch_limit_editions(run.warehouse)
    begun = [edition for edition in editions if _is_in_force(run, edition, day)]
    return next((edition.edition_id for edition in (begun or editions[:1])[-1:]), None)


def index_days(run: Run, own: OwnData) -> dict[date, DayIndex]:
    """Every day of which the index is given, or all pollutants are; or one that is above its limit."""
    pollutants = fetch_air_pollutants(run.warehouse)
    scales = read_scales(run)
    found: dict[date, DayIndex] = {}
    for day, cells in own.days.items():
        if AQI in cells:
            aqi = int(cells[AQI])
            found[day] = DayIndex(aqi, level_of(aqi), aqi <= GOOD)
        elif concentrations := round_values(pollutants, cells):
            quality = air_quality(concentrations, scales[find_edition(run, day) or ""])
            found[day] = DayIndex(quality.aqi, quality.level, quality.is_good)
    return found


def index_one_pollutant(run: Run, own: OwnData, pollutant: str) -> dict[date, DayIndex]:
    """The individual index of one pollutant alone: of what a reader has, where the whole index is unknown."""
    pollutants, scales = fetch_air_pollutants(run.warehouse), read_scales(run)
    found: dict[date, DayIndex] = {}
    for day, cells in own.days.items():
        values = round_values(pollutants, {pollutant: cells[pollutant]} if pollutant in cells else {})
        scale = scales[find_edition(run, day) or ""].get(pollutant)
        if values and scale and (index := individual_index(values[pollutant], scale)) is not None:
            found[day] = DayIndex(index, level_of(index), None)
    return found


def read_scales(run: Run) -> Mapping[str, Mapping[str, Scale]]:
    """The breakpoints of each edition, by pollutant."""
    scales: dict[str, dict[str, list[Breakpoint]]] = {}
    for point in fetch_scale_points(run.warehouse):
        scale = scales.setdefault(point.edition_id, {}).setdefault(point.pollutant_id, [])
        scale.append(Breakpoint(point.iaqi, point.concentration, point.iaqi_above))
    return scales


def _is_in_force(run: Run, edition: LimitEdition, day: date) -> bool:
    standard = run.catalogue.standards[edition.standard_id]
    return standard.start_on <= day and (standard.end_on is None or day <= standard.end_on)


def round_values(pollutants: list[AirPollutant], cells: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The values of pollutants with the digits that are published of a day."""
    return {
        pollutant.pollutant_id: half_even(cells[pollutant.pollutant_id], pollutant.decimals)
        for pollutant in pollutants
        if pollutant.pollutant_id in cells
    }
