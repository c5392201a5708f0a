"""The statistics of air in plain Python, in fractions, one rule after the other: what the SQL is held against.

Shares nothing with the steps but the published rules; values are fractions of the published unit.
"""

import csv
from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from statistics import mean
from typing import NamedTuple

from rules.air_quality_index import Breakpoint, air_quality
from tests.source_code import ROOT

POLLUTANTS = ("co", "no2", "o3", "pm10", "pm25", "so2")
DECIMALS = dict.fromkeys(POLLUTANTS, 0) | {"co": 1}
PERCENTILES = {"co": 95, "no2": 98, "o3": 90, "pm10": 95, "pm25": 95, "so2": 98}
INDEX = {  # of the composite index of 2013: which statistic, and its limit
    "co": ("p95", 4),
    "no2": ("mean", 40),
    "o3": ("p90", 160),
    "pm10": ("mean", 70),
    "pm25": ("mean", 35),
    "so2": ("mean", 60),
}
Hours = Mapping[tuple[str, str, str, datetime], Fraction]  # city, station, pollutant, end of the hour


class Day(NamedTuple):
    value: Fraction | None
    hours: int | None
    valid: bool


class Rounded(NamedTuple):
    value: Decimal | None
    hours: int | None
    valid: bool


@dataclass(frozen=True)
class Period:
    name: str
    months: tuple[int, ...]


def rounded(value: Fraction, places: int) -> Decimal:
    """Half to even: Python rounds fractions so."""
    return Decimal(round(value * 10**places)).scaleb(-places)


def station_days(hours: Hours) -> dict[tuple[str, str, date, str], Day]:
    days: dict[tuple[str, str, date, str], dict[int, Fraction]] = defaultdict(dict)
    for (city, station, pollutant, time), value in hours.items():
        began = time - timedelta(hours=1)
        days[city, station, began.date(), pollutant][began.hour + 1] = value
    return {key: ozone_day(found) if key[3] == "o3" else mean_day(found) for key, found in days.items()}


def mean_day(hours: Mapping[int, Fraction]) -> Day:
    return Day(mean(hours.values()), len(hours), len(hours) >= 20)


def ozone_day(hours: Mapping[int, Fraction]) -> Day:
    windows = [[hours[hour] for hour in range(end - 7, end + 1) if hour in hours] for end in range(8, 25)]
    means = [mean(window) for window in windows if len(window) >= 6]
    if not means:
        return Day(None, len(hours), False)
    return Day(max(means), len(hours), len(means) >= 14 or max(means) > 160)


def city_days(stations: Mapping[tuple[str, str, date, str], Day]) -> dict[tuple[str, date, str], Rounded]:
    groups: dict[tuple[str, date, str], list[Day]] = defaultdict(list)
    for (city, _, day, pollutant), found in stations.items():
        groups[city, day, pollutant].append(found)
    cities = {}
    for key, members in groups.items():
        valid = [member for member in members if member.valid]
        counts = [member.hours for member in valid or members if member.hours is not None]
        values = [member.value for member in valid if member.value is not None]
        cities[key] = Rounded(
            rounded(mean(values), DECIMALS[key[2]]) if values else None,
            sum(counts) if counts else None,
            bool(valid),
        )
    return cities


@cache
def scales(edition: str) -> dict[str, list[Breakpoint]]:
    found: dict[str, list[Breakpoint]] = defaultdict(list)
    with (ROOT / "data" / "aqi_breakpoints.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["edition_id"] == edition and row["averaging"] == (
                "8h" if row["pollutant_id"] == "o3" else "24h"
            ):
                above = int(row["iaqi_above"]) if row["iaqi_above"] else None
                found[row["pollutant_id"]].append(
                    Breakpoint(int(row["iaqi"]), Decimal(row["concentration"]), above)
                )
    return dict(found)


def city_aqi(cities: Mapping[tuple[str, date, str], Rounded], edition: str) -> dict[tuple[str, date], tuple]:
    """AQI, level, primary pollutants, and whether the day is good."""
    days: dict[tuple[str, date], dict[str, Decimal]] = defaultdict(dict)
    for (city, day, pollutant), found in cities.items():
        if found.value is not None and found.valid:
            days[city, day][pollutant] = found.value
    judged = {key: air_quality(values, scales(edition)) for key, values in days.items()}
    return {
        key: (
            one.aqi,
            one.level,
            None if one.aqi is None else ";".join(one.primary_pollutants),
            one.is_good,
        )
        for key, one in judged.items()
    }


def periods(year: int) -> list[Period]:
    months = [Period(f"{year}-{month:02}", (month,)) for month in range(1, 13)]
    quarters = [
        Period(f"{year}-Q{number}", tuple(range(3 * number - 2, 3 * number + 1))) for number in range(1, 5)
    ]
    return [*months, *quarters, Period(f"{year}", tuple(range(1, 13)))]


def reason(year: int, period: Period, days: list[date]) -> str | None:
    """Why a period with these valid days is not valid."""
    found = []
    for month in period.months:
        there, needed = sum(day.month == month for day in days), 25 if month == 2 else 27
        if there < needed and not found:
            found.append(f"{year}-{month:02}: {there} of {needed} days")
    if len(period.months) == 12 and len(days) < 324:
        found.append(f"{year}: {len(days)} of 324 days")
    return "; ".join(found) or None


def percentile(values: list[Decimal], percent: int) -> Fraction:
    ordered = sorted(Fraction(value) for value in values)
    k = 1 + (len(ordered) - 1) * Fraction(percent, 100)
    s = int(k)
    return ordered[s - 1] if k == s else ordered[s - 1] + (ordered[s] - ordered[s - 1]) * (k - s)


def city_periods(
    cities: Mapping[tuple[str, date, str], Rounded], year: int, editions: tuple[str, ...]
) -> set:
    """The rows of city_period."""
    rows = set()
    names = sorted({city for city, _, _ in cities})
    indices = {edition: city_aqi(cities, edition) for edition in editions}
    for city, period in product(names, periods(year)):
        last = monthrange(year, period.months[-1])[1]
        first_day, last_day = date(year, period.months[0], 1), date(year, period.months[-1], last)
        days = (last_day - first_day).days + 1
        single: dict[str, tuple[Decimal, int, str | None]] = {}
        for pollutant in POLLUTANTS:
            series = {
                day: found.value
                for (name, day, code), found in cities.items()
                if (name, code) == (city, pollutant)
                and found.valid
                and found.value is not None
                and first_day <= day <= last_day
            }
            if not series:
                continue
            why, places = reason(year, period, list(series)), DECIMALS[pollutant] + 1
            statistics = {
                "mean": rounded(mean(map(Fraction, series.values())), places),
                f"p{PERCENTILES[pollutant]}": rounded(
                    percentile(list(series.values()), PERCENTILES[pollutant]), places
                ),
            }
            for statistic, value in statistics.items():
                rows.add(
                    (
                        city,
                        period.name,
                        None,
                        statistic,
                        pollutant,
                        value,
                        len(series),
                        days,
                        why is None,
                        why,
                        places,
                    )
                )
            statistic, limit = INDEX[pollutant]
            single[pollutant] = (
                rounded(Fraction(statistics[statistic]) / limit, 2),
                len(series),
                why,
            )
        if "2012" in editions and len(single) == 6:
            whys = [why for _, _, why in single.values() if why]
            rows.add(
                (
                    city,
                    period.name,
                    "2012",
                    "composite_index",
                    None,
                    sum(index for index, _, _ in single.values()),
                    min(count for _, count, _ in single.values()),
                    days,
                    not whys,
                    min(whys, default=None),
                    2,
                )
            )
        for edition in editions:
            judged = {
                day: found
                for (name, day), found in indices[edition].items()
                if name == city and found[3] is not None and first_day <= day <= last_day
            }
            if not judged:
                continue
            why = reason(year, period, list(judged))
            good = sum(found[3] for found in judged.values())
            counts = {
                "good_days": (Decimal(good), 0),
                "good_day_ratio": (rounded(Fraction(100 * good, len(judged)), 1), 1),
            }
            if edition != "2026_final":
                heavy = sum(found[0] is not None and found[0] > 200 for found in judged.values())
                counts["heavy_days"] = (Decimal(heavy), 0)
            for statistic, (value, places) in counts.items():
                rows.add(
                    (
                        city,
                        period.name,
                        edition,
                        statistic,
                        None,
                        value,
                        len(judged),
                        days,
                        why is None,
                        why,
                        places,
                    )
                )
    return rows
