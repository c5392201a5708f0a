"""The air quality index: the vectors worked out from the standards' tables, and laws that every scale keeps."""

import csv
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.air_quality_index import (
    AirQuality,
    Breakpoint,
    Scale,
    air_quality,
    individual_index,
    is_good,
    level_of,
)
from rules.rounding import half_even
from tests.source_code import ROOT

BOTH = ("2012", "2026")


def read_scales(edition: str, averaging: dict[str, str]) -> dict[str, Scale]:
    """The scales of an edition for the averaging time of each pollutant."""
    scales: dict[str, list[Breakpoint]] = {}
    with (ROOT / "data" / "aqi_breakpoints.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["edition_id"] == edition and row["averaging"] == averaging[row["pollutant_id"]]:
                above = int(row["iaqi_above"]) if row["iaqi_above"] else None
                scales.setdefault(row["pollutant_id"], []).append(
                    Breakpoint(int(row["iaqi"]), Decimal(row["concentration"]), above)
                )
    return dict(scales)


DAILY = dict.fromkeys(("so2", "no2", "pm10", "pm25", "co"), "24h") | {"o3": "8h"}
HOURLY = DAILY | dict.fromkeys(("so2", "no2", "co", "o3"), "1h")
SCALES = {edition: read_scales(edition, DAILY) for edition in (*BOTH, "2026_final")}
CLEAN = {"so2": "6", "no2": "28", "pm10": "40", "pm25": "20", "co": "0.6", "o3": "80"}


def day(**changes: str | None) -> dict[str, Decimal]:
    return {
        pollutant: Decimal(value)
        for pollutant, value in {**CLEAN, **changes}.items()
        if isinstance(value, str)
    }


@pytest.mark.parametrize(
    ("editions", "pollutant", "concentration", "iaqi"),
    [
        (["2012"], "pm25", "35", 50),
        (["2012"], "pm25", "52", 72),
        (["2012"], "pm25", "75", 100),
        (["2012"], "pm25", "76", 102),
        (["2026"], "pm25", "52", 84),
        (["2026"], "pm25", "60", 100),
        (["2026"], "pm25", "61", 101),
        (["2026"], "pm25", "75", 114),
        (["2012"], "pm10", "71", 61),
        (["2012"], "pm10", "120", 85),
        (["2026"], "pm10", "120", 100),
        (["2026"], "pm10", "121", 101),
        (["2026"], "pm10", "150", 112),
        (["2026"], "pm10", "180", 124),
        (BOTH, "so2", "65", 58),
        (BOTH, "no2", "150", 135),
        (BOTH, "co", "1.1", 28),
        (BOTH, "co", "2.2", 55),  # binary floats make 56 of it
        (BOTH, "o3", "160", 100),
        (BOTH, "o3", "161", 101),
        (BOTH, "o3", "200", 137),
        (BOTH, "pm25", "0", 0),
        (BOTH, "pm25", "500", 500),
        (BOTH, "pm25", "501", 500),
        (BOTH, "co", "61.5", 500),
        (BOTH, "o3", "800", 300),
        (["2026"], "o3", "801", 300),
        (["2012"], "o3", "801", None),  # by the hourly value, which a day of eight-hour means does not have
        (["2026_final"], "pm25", "50", None),
    ],
)
def test_the_index_of_a_daily_value(
    editions: list[str], pollutant: str, concentration: str, iaqi: int | None
) -> None:
    for edition in editions:
        assert individual_index(Decimal(concentration), SCALES[edition][pollutant]) == iaqi, edition


def test_sulphur_dioxide_of_an_hour_above_800() -> None:
    scales = {edition: read_scales(edition, HOURLY)["so2"] for edition in BOTH}
    assert [individual_index(Decimal(801), scales[edition]) for edition in BOTH] == [None, 200]
    assert [individual_index(Decimal(800), scales[edition]) for edition in BOTH] == [200, 200]


@pytest.mark.parametrize(("value", "iaqi"), [("60.5", 100), ("60.6", 101)])
def test_the_value_is_rounded_half_to_even_before(value: str, iaqi: int) -> None:
    assert individual_index(half_even(Decimal(value), 0), SCALES["2026"]["pm25"]) == iaqi


@pytest.mark.parametrize(
    ("aqi", "level"),
    [
        (0, 1),
        (50, 1),
        (51, 2),
        (100, 2),
        (101, 3),
        (150, 3),
        (151, 4),
        (200, 4),
        (201, 5),
        (300, 5),
        (301, 6),
    ],
)
def test_the_level_of_an_index(aqi: int, level: int) -> None:
    assert level_of(aqi) == level


@pytest.mark.parametrize(
    ("edition", "changes", "expected"),
    [
        ("2012", {}, AirQuality(40, 1, (), True)),
        ("2012", {"no2": "40"}, AirQuality(50, 1, (), True)),
        ("2012", {"no2": "41"}, AirQuality(52, 2, ("no2",), True)),
        ("2012", {"pm25": "70"}, AirQuality(94, 2, ("pm25",), True)),
        ("2026", {"pm25": "70"}, AirQuality(110, 3, ("pm25",), False)),
        ("2026_final", {"pm25": "50"}, AirQuality(None, None, (), True)),
        ("2026_final", {"pm25": "51"}, AirQuality(None, None, (), False)),
        ("2026_final", {"pm25": "51", "o3": None}, AirQuality(None, None, (), False)),
        ("2026_final", {"o3": None}, AirQuality(None, None, (), None)),
        # joint first: 80 of NO2 and 160 of ozone are both 100
        ("2012", {"no2": "80", "o3": "160"}, AirQuality(100, 2, ("no2", "o3"), True)),
        ("2012", {"pm25": "75", "pm10": "150", "co": "4"}, AirQuality(100, 2, ("co", "pm10", "pm25"), True)),
        # a missing pollutant: stated only above 100
        ("2026", {"o3": None}, AirQuality(None, None, (), None)),
        ("2026", {"o3": None, "pm25": "60"}, AirQuality(None, None, (), None)),
        ("2026", {"o3": None, "pm25": "61"}, AirQuality(101, 3, ("pm25",), False)),
        ("2012", {"so2": None, "o3": "161"}, AirQuality(101, 3, ("o3",), False)),
        # ozone off its scale has no index in 2012, and is above its limit all the same
        ("2012", {"o3": "801"}, AirQuality(None, None, (), False)),
        ("2012", {"o3": "801", "pm25": "350"}, AirQuality(400, 6, ("pm25",), False)),
        ("2026", {"o3": "801"}, AirQuality(300, 5, ("o3",), False)),
    ],
)
def test_the_index_of_a_day(edition: str, changes: dict[str, str | None], expected: AirQuality) -> None:
    assert air_quality(day(**changes), SCALES[edition]) == expected


def test_a_day_without_any_value_has_no_index() -> None:
    assert air_quality({}, SCALES["2026"]) == AirQuality(None, None, (), None)


CONCENTRATIONS = st.dictionaries(
    st.sampled_from(sorted(DAILY)), st.integers(0, 7000).map(lambda tenths: Decimal(tenths) / 10)
)


@pytest.mark.parametrize("edition", BOTH)
@given(CONCENTRATIONS)
def test_a_good_day_is_one_with_an_index_of_at_most_100(
    edition: str, concentrations: dict[str, Decimal]
) -> None:
    found = air_quality(concentrations, SCALES[edition])
    if found.aqi is None:
        assert found.is_good is None or concentrations["o3"] > 800
    else:
        assert found.is_good == (found.aqi <= 100)
        assert found.is_good == is_good(concentrations, SCALES[edition])


@pytest.mark.parametrize("edition", BOTH)
@given(st.sampled_from(sorted(DAILY)), st.integers(0, 60_000), st.integers(0, 1000))
def test_more_of_a_pollutant_never_lowers_its_index(
    edition: str, pollutant: str, hundredths: int, more: int
) -> None:
    scale = SCALES[edition][pollutant]
    low = individual_index(Decimal(hundredths) / 100, scale)
    high = individual_index(Decimal(hundredths + more) / 100, scale)
    assert low is None or high is None or low <= high


@given(st.sampled_from(sorted(DAILY)), st.integers(0, 6000))
def test_an_index_is_the_smallest_whole_number_above_the_line(pollutant: str, tenths: int) -> None:
    scale = SCALES["2026"][pollutant]
    concentration = Fraction(tenths, 10)
    for low, high in pairwise(scale):
        if low.concentration <= concentration <= high.concentration:
            share = (concentration - Fraction(low.concentration)) / Fraction(
                high.concentration - low.concentration
            )
            line = low.iaqi + share * (high.iaqi - low.iaqi)
            found = individual_index(Decimal(tenths) / 10, scale)
            assert found is not None and found - 1 < line <= found
