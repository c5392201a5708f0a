"""The air quality index (AQI) of a day, by HJ 633: exact, by the breakpoints of an edition.

A scale is a sequence of breakpoints, ascending; data/aqi_breakpoints.csv holds those of each edition. Values
are rounded as published before (HJ 633-2026, 4.2.2: half to even, whole µg/m³, a decimal of CO in mg/m³; the
edition of 2012 states no rounding, and publishes the same digits).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil

GOOD = 100  # the highest AQI of a good day, and the index of the daily limit
LEVELS = (50, 100, 150, 200, 300)  # the highest AQI of levels 1 to 5; level 6 is above
LEAST_PRIMARY = 50  # up to this AQI a day has no primary pollutant


@dataclass(frozen=True)
class Breakpoint:
    """A row of a scale. `iaqi_above`, of the last row, is the index of all above it; None: none given."""

    iaqi: int
    concentration: Decimal
    iaqi_above: int | None = None


Scale = Sequence[Breakpoint]


@dataclass(frozen=True)
class AirQuality:
    """The AQI of a day. `aqi` and `level` are None where no index may be stated, `is_good` where it is open.

    `primary_pollutants` are those with the highest index, all of them where several have it, by code.
    """

    aqi: int | None
    level: int | None
    primary_pollutants: tuple[str, ...]
    is_good: bool | None


def individual_index(concentration: Decimal, scale: Scale) -> int | None:
    """The IAQI of a concentration, rounded up to a whole number; None where the scale gives none."""
    for low, high in pairwise(scale):
        if low.concentration <= concentration <= high.concentration:
            rise = Fraction(high.iaqi - low.iaqi) / Fraction(high.concentration - low.concentration)
            return ceil(rise * Fraction(concentration - low.concentration) + low.iaqi)
    is_above = concentration > scale[-1].concentration
    return scale[-1].iaqi_above if is_above else None


def air_quality(concentrations: Mapping[str, Decimal], scales: Mapping[str, Scale]) -> AirQuality:
    """The AQI of a day from its daily values, by pollutant; `scales` has every pollutant that belongs to it.

    Where a pollutant is missing, the AQI of the others is stated only if it is above 100: such a day may be
    polluted, but not good (HJ 633-2026, 5.3; the edition of 2012 is read in the same way).
    """
    indices = {
        pollutant: index
        for pollutant, concentration in concentrations.items()
        if (index := individual_index(concentration, scales[pollutant])) is not None
    }
    aqi = max(indices.values(), default=None)
    if aqi is not None and aqi <= GOOD and indices.keys() != scales.keys():
        aqi = None
    return AirQuality(
        aqi=aqi,
        level=None if aqi is None else level_of(aqi),
        primary_pollutants=()
        if aqi is None or aqi <= LEAST_PRIMARY
        else tuple(sorted(pollutant for pollutant, index in indices.items() if index == aqi)),
        is_good=is_good(concentrations, scales),
    )


def is_good(concentrations: Mapping[str, Decimal], scales: Mapping[str, Scale]) -> bool | None:
    """Whether all pollutants are within their daily limits, which is an AQI of at most 100.

    None where none is above its limit and one is missing. Needs no more of a scale than its limit.
    """
    limits = {
        pollutant: next(row.concentration for row in scale if row.iaqi == GOOD)
        for pollutant, scale in scales.items()
    }
    if any(concentrations[pollutant] > limits[pollutant] for pollutant in concentrations):
        return False
    return True if concentrations.keys() == scales.keys() else None


def level_of(aqi: int) -> int:
    """The level of an AQI, 1 (excellent) to 6 (severely polluted)."""
    return 1 + sum(aqi > highest for highest in LEVELS)
