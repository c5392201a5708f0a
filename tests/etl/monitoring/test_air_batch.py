"""The air steps against an oracle in plain Python, on made-up readings with gaps, ties and edges."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import national_hours
from etl.build import DATA
from etl.monitoring.air.batch import OUTPUT, READINGS, Year, compute_air
from etl.monitoring.engine import DuckDbEngine
from tests.etl.monitoring import air_oracle as oracle

EDITIONS = ("2012", "2026", "2026_final")
YEAR = 2020  # a leap year
Tables = dict[str, list[tuple]]
Compute = Callable[..., Tables]


@pytest.fixture(scope="module")
def compute(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Compute]:
    """Computes the tables of one year's readings, each a row of READINGS."""
    folder = tmp_path_factory.mktemp("air")

    def compute_tables(
        resolution: str,
        rows: list[tuple],
        *,
        threads: int = 1,
        year: int = YEAR,
        editions: tuple[str, ...] = EDITIONS,
    ) -> Tables:
        schema = READINGS[resolution]
        columns = list(zip(*rows, strict=True)) or [()] * len(schema)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
        pq.write_table(pa.table(arrays, schema=schema), folder / "readings.parquet")
        files = [folder / "readings.parquet"]
        with DuckDbEngine(folder, threads) as engine:
            one = Year(year, "hour" if resolution == "hour" else "day", files=files)
            compute_air(engine, folder / "out", DATA, editions, [one], lambda _: None)
        return read_tables(folder / "out", year)

    yield compute_tables


def read_tables(out: Path, year: int) -> Tables:
    with duckdb.connect() as con:
        return {
            name: con.execute(f"select * from '{out}/{name}/{year}.parquet' order by all").fetchall()
            for name in OUTPUT
        }


def thousandths(value: Fraction | Decimal) -> int:
    return int(value * 1000)


def rows_of(table: str, tables: Tables) -> set[tuple]:
    assert len(set(tables[table])) == len(tables[table])
    return set(tables[table])


def expect_stations(stations: Mapping) -> set[tuple]:
    return {
        (*key, None if day.value is None else oracle.rounded(day.value, 3), day.hours, day.valid)
        for key, day in stations.items()
    }


def expect_cities(cities: Mapping) -> set[tuple]:
    return {(*key, *day) for key, day in cities.items()}


def expect_aqi(cities: Mapping) -> set[tuple]:
    return {
        (city, day, edition, *found)
        for edition in EDITIONS
        for (city, day), found in oracle.city_aqi(cities, edition).items()
    }


# Hours

DAY = datetime(YEAR, 3, 7)
HOURS_OF_A_DAY = st.lists(
    st.one_of(st.none(), st.integers(0, 4000), st.sampled_from([1600, 1601, 1604, 1605, 2000])),
    min_size=24,
    max_size=24,
)
FULL_DAY = st.lists(st.integers(0, 4000), min_size=24, max_size=24)
STATION_HOURS = st.dictionaries(
    st.tuples(
        st.sampled_from(["east", "west"]),
        st.sampled_from(["1", "2", "3"]),
        st.sampled_from(oracle.POLLUTANTS),
        st.integers(0, 1),
    ),
    st.one_of(FULL_DAY, HOURS_OF_A_DAY),
    min_size=1,
    max_size=12,
)


def hours_of(drawn: Mapping) -> dict[tuple[str, str, str, datetime], Fraction]:
    """Tenths of the unit by hour-ending time."""
    return {
        (city, station, pollutant, DAY + timedelta(days=day, hours=at + 1)): Fraction(value, 10)
        for (city, station, pollutant, day), values in drawn.items()
        for at, value in enumerate(values)
        if value is not None
    }


@settings(max_examples=15)
@given(drawn=STATION_HOURS)
def test_hours_become_days_of_stations_and_cities(compute: Compute, drawn: Mapping) -> None:
    hours = hours_of(drawn)
    rows = [
        (city, station, time, code, thousandths(value))
        for (city, station, code, time), value in hours.items()
    ]
    tables = compute("hour", rows)
    stations = oracle.station_days(hours)
    cities = oracle.city_days(stations)
    assert rows_of("station_day", tables) == expect_stations(stations)
    assert rows_of("city_day", tables) == expect_cities(cities)
    assert rows_of("city_aqi", tables) == expect_aqi(cities)


def one_day(compute: Compute, pollutant: str, hours: Mapping[int, int]) -> tuple:
    """Value, hours and validity of a station's day, from µg/m³ by the hour that ends."""
    rows = [
        ("city", "1", datetime(YEAR, 5, 1) + timedelta(hours=hour), pollutant, 1000 * value)
        for hour, value in hours.items()
    ]
    ((*_, value, count, valid),) = compute("hour", rows)["station_day"]
    return value, count, valid


@pytest.mark.parametrize(("count", "valid"), [(19, False), (20, True), (24, True)])
def test_a_day_needs_twenty_hours(compute: Compute, count: int, valid: bool) -> None:
    hours = {hour: 30 + hour % 2 for hour in range(25 - count, 25)}
    expected = oracle.rounded(Fraction(sum(hours.values()), count), 3)
    assert one_day(compute, "pm25", hours) == (expected, count, valid)


@pytest.mark.parametrize(
    ("hours", "value", "valid"),
    [
        (dict.fromkeys(range(1, 25), 100), 100, True),
        ({**dict.fromkeys(range(1, 25), 100), 24: 900}, 200, True),
        # 14 windows: hours 6 to 24 fill those that end at 11 to 24
        (dict.fromkeys(range(6, 25), 100), 100, True),
        (dict.fromkeys(range(7, 25), 100), 100, False),
        # with fewer it counts above the limit, and not at it
        (dict.fromkeys(range(7, 25), 161), 161, True),
        (dict.fromkeys(range(7, 25), 160), 160, False),
        # six of eight hours make a mean, also where the last hours are missing
        ({**dict.fromkeys(range(1, 25), 10), **dict.fromkeys(range(11, 17), 170), 17: 10, 18: 10}, 130, True),
        (dict.fromkeys(range(11, 17), 170), 170, True),
        (dict.fromkeys(range(12, 17), 170), None, False),
    ],
)
def test_ozone_of_a_day_is_its_highest_eight_hours(
    compute: Compute, hours: dict[int, int], value: int | None, valid: bool
) -> None:
    assert one_day(compute, "o3", hours) == (value, len(hours), valid)


def test_midnight_ends_the_day_before(compute: Compute) -> None:
    rows = [
        ("city", "1", datetime(YEAR, 5, 2), "pm25", 30_000),
        ("city", "1", datetime(YEAR, 5, 2, 1), "pm25", 40_000),
    ]
    assert [(row[2], row[4]) for row in compute("hour", rows)["station_day"]] == [
        (date(YEAR, 5, 1), 30),
        (date(YEAR, 5, 2), 40),
    ]


@pytest.mark.parametrize(
    ("values", "value"),
    [((60, 61), 60), ((61, 62), 62), ((60, 61, 61), 61), ((60, 61, 62, 63), 62), ((0, 1), 0)],
)
def test_a_city_is_the_mean_of_its_stations_half_to_even(
    compute: Compute, values: tuple[int, ...], value: int
) -> None:
    rows = [("city", str(at), date(YEAR, 5, 1), "pm25", 1000 * one, None) for at, one in enumerate(values)]
    assert compute("day", rows)["city_day"] == [("city", date(YEAR, 5, 1), "pm25", value, None, True)]


def test_a_day_told_to_have_too_few_hours_is_not_valid(compute: Compute) -> None:
    rows = [
        ("city", "", date(YEAR, 5, at), "pm25", 30_000, hours) for at, hours in ((1, 19), (2, 20), (3, None))
    ]
    assert [row[3:] for row in compute("day", rows)["city_day"]] == [
        (None, 19, False),
        (30, 20, True),
        (30, None, True),
    ]


# Days and periods

GAPS = st.sets(st.integers(0, 365), max_size=60)
CYCLE = st.lists(st.integers(0, 260), min_size=1, max_size=9)


@settings(max_examples=10)
@given(
    cycles=st.dictionaries(st.sampled_from(oracle.POLLUTANTS), st.tuples(CYCLE, GAPS), min_size=1),
    whole=st.booleans(),
)
def test_days_become_indices_months_quarters_and_years(compute: Compute, cycles: dict, whole: bool) -> None:
    if whole:  # most days have all six
        cycles = {code: ([20, 35, 80], set()) for code in oracle.POLLUTANTS} | cycles
    days = [date(YEAR, 1, 1) + timedelta(at) for at in range(366)]
    rows = [
        ("city", "", day, code, (100 if code == "co" else 1000) * cycle[at % len(cycle)], None)
        for code, (cycle, gaps) in cycles.items()
        for at, day in enumerate(days)
        if at not in gaps
    ]
    cities = {
        (city, day, code): oracle.Rounded(Decimal(value) / 1000, None, True)
        for city, _, day, code, value, _ in rows
    }
    tables = compute("day", rows)
    assert rows_of("city_day", tables) == expect_cities(cities)
    assert rows_of("city_aqi", tables) == expect_aqi(cities)
    assert rows_of("city_period", tables) == oracle.city_periods(cities, YEAR, EDITIONS)


def year_of(compute: Compute, missing: set[date], year: int = YEAR) -> dict[str, tuple]:
    """Valid days, validity and reason of each period of a series without some of its days."""
    first = date(year, 1, 1)
    days = [first + timedelta(at) for at in range((date(year + 1, 1, 1) - first).days)]
    rows = [("city", "", day, "pm25", 30_000, None) for day in days if day not in missing]
    found = compute("day", rows, year=year)["city_period"]
    return {row[1]: (row[6], row[7], row[8], row[9]) for row in found if row[3] == "mean"}


def days_of(year: int, month: int, count: int) -> set[date]:
    return {date(year, month, day) for day in range(1, count + 1)}


def test_a_whole_year_is_valid(compute: Compute) -> None:
    found = year_of(compute, set())
    assert found["2020"] == (366, 366, True, None)
    assert len(found) == 17


@pytest.mark.parametrize(
    ("year", "month", "missing", "valid_days", "reason"),
    [
        (2020, 1, 4, 27, None),
        (2020, 1, 5, 26, "2020-01: 26 of 27 days"),
        (2020, 2, 4, 25, None),
        (2020, 2, 5, 24, "2020-02: 24 of 25 days"),
        (2019, 2, 3, 25, None),
        (2019, 2, 4, 24, "2019-02: 24 of 25 days"),
        (2019, 4, 3, 27, None),
        (2019, 4, 4, 26, "2019-04: 26 of 27 days"),
    ],
)
def test_a_month_needs_27_days_and_february_25(
    compute: Compute, year: int, month: int, missing: int, valid_days: int, reason: str | None
) -> None:
    found = year_of(compute, days_of(year, month, missing), year)
    name = f"{year}-{month:02}"
    assert (found[name][0], *found[name][2:]) == (valid_days, reason is None, reason)
    assert found[f"{year}-Q{(month + 2) // 3}"][2:] == (reason is None, reason)
    assert found[str(year)][2:] == (reason is None, reason)


def test_a_year_needs_324_days(compute: Compute) -> None:
    missing = {day for month in range(1, 13) for day in days_of(2019, month, 3)}
    missing |= {date(2019, month, 4) for month in (1, 3, 5, 7, 8)}
    assert year_of(compute, missing, 2019)["2019"] == (324, 365, True, None)
    missing |= {date(2019, 10, 4)}
    assert year_of(compute, missing, 2019)["2019"] == (323, 365, False, "2019: 323 of 324 days")


def test_the_first_month_that_fails_is_named_also_where_it_is_empty(compute: Compute) -> None:
    missing = {day for month in (2, 3, 12) for day in days_of(2019, month, 28)}
    found = year_of(compute, missing, 2019)
    assert "2019-02" not in found
    assert found["2019-03"] == (3, 31, False, "2019-03: 3 of 27 days")
    assert found["2019-Q1"] == (34, 90, False, "2019-02: 0 of 25 days")
    assert found["2019"] == (281, 365, False, "2019-02: 0 of 25 days; 2019: 281 of 324 days")


def test_the_percentile_of_six_days(compute: Compute) -> None:
    rows = [
        ("city", "", date(YEAR, 5, at), "o3", 1000 * value, None)
        for at, value in enumerate((3, 4, 8, 2, 5, 4), 1)
    ]
    found = [row for row in compute("day", rows)["city_period"] if row[1] == "2020-05" and row[3] == "p90"]
    assert [row[5] for row in found] == [Decimal("6.5")]


def test_the_composite_index_rounds_before_it_adds(compute: Compute) -> None:
    """45.5/60 + 37.5/40 + 75/70 + 43/35 + 1.0/4 + 165/160, each half to even at two decimals."""
    values = {
        "so2": (45, 46),
        "no2": (37, 38),
        "pm10": (75, 75),
        "pm25": (43, 43),
        "co": (1, 1),
        "o3": (165, 165),
    }
    rows = [
        ("city", "", date(YEAR, 5, at + 1), code, 1000 * value, None)
        for code, pair in values.items()
        for at, value in enumerate(pair)
    ]
    found = {row[1]: row for row in compute("day", rows)["city_period"] if row[3] == "composite_index"}
    # 0.7583 0.9375 1.0714 1.2286 0.25 1.03125
    expected = sum(map(Decimal, ("0.76", "0.94", "1.07", "1.23", "0.25", "1.03")))
    assert found["2020-05"][2:] == (
        "2012",
        "composite_index",
        None,
        expected,
        2,
        31,
        False,
        "2020-05: 2 of 27 days",
        2,
    )


def test_no_index_where_a_pollutant_is_missing(compute: Compute) -> None:
    rows = [("city", "", date(YEAR, 5, 1), code, 30_000, None) for code in oracle.POLLUTANTS if code != "o3"]
    assert [row for row in compute("day", rows)["city_period"] if row[3] == "composite_index"] == []


def test_a_share_of_good_days_is_of_valid_days(compute: Compute) -> None:
    """27 of 29 are 93.1 %, 28 of 29 are 96.6 %; a day without ozone that is not polluted is not counted."""

    def month(polluted: int) -> dict[str, tuple]:
        rows = [
            (
                "city",
                "",
                date(YEAR, 5, at),
                code,
                1000 * (300 if at <= polluted and code == "pm25" else 3),
                None,
            )
            for at, code in product(range(1, 31), oracle.POLLUTANTS)
            if (at, code) != (30, "o3")
        ]
        found = compute("day", rows)["city_period"]
        return {row[3]: row[5:9] for row in found if row[1:3] == ("2020-05", "2012")}

    assert month(2)["good_day_ratio"] == (Decimal("93.1"), 29, 31, True)
    assert month(1)["good_day_ratio"] == (Decimal("96.6"), 29, 31, True)
    assert month(1)["good_days"] == (28, 29, 31, True)
    assert month(2)["heavy_days"] == (2, 29, 31, True)


def test_limits_from_2031_judge_days_without_an_index(compute: Compute) -> None:
    rows = [
        ("city", "", date(YEAR, 5, at), code, 1000 * (pm25 if code == "pm25" else 3), None)
        for at, pm25 in ((1, 50), (2, 51))
        for code in oracle.POLLUTANTS
    ]
    tables = compute("day", rows)
    assert [row for row in tables["city_aqi"] if row[2] == "2026_final"] == [
        ("city", date(YEAR, 5, 1), "2026_final", None, None, None, True),
        ("city", date(YEAR, 5, 2), "2026_final", None, None, None, False),
    ]
    assert {row[3] for row in tables["city_period"] if row[2] == "2026_final"} == {
        "good_days",
        "good_day_ratio",
    }


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_alone_is_as_among_others(compute: Compute, edition: str) -> None:
    rows = [
        ("city", "", date(YEAR, 5, at), code, 1000 * (5 * at if code == "pm25" else 3), None)
        for at in range(1, 31)
        for code in oracle.POLLUTANTS
    ]
    alone, among = (compute("day", rows, editions=editions) for editions in ((edition,), EDITIONS))
    assert alone["city_aqi"] == [row for row in among["city_aqi"] if row[2] == edition]
    assert alone["city_period"] == [row for row in among["city_period"] if row[2] in (edition, None)]


def test_no_readings_make_empty_tables(compute: Compute) -> None:
    assert compute("hour", []) == {name: [] for name in OUTPUT}


# A nation in small: the same on one thread and two, and by the oracle

NATION = 150_000


@pytest.fixture(scope="module")
def nation(compute: Compute, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict, list[tuple]]:
    """Readings of some cities as the benchmark makes them, by key and as rows."""
    folder = tmp_path_factory.mktemp("nation")
    national_hours.write(folder / "hours", NATION)
    with duckdb.connect() as con:
        read = con.execute(
            f"select city, station, pollutant, time, value from '{folder}/hours/*.parquet'"
        ).fetchall()
    hours = {tuple(row[:4]): Fraction(row[4]) for row in read}
    return hours, [
        (city, one, time, code, thousandths(value)) for (city, one, code, time), value in hours.items()
    ]


def test_a_nation_in_small(compute: Compute, nation: tuple[dict, list[tuple]]) -> None:
    hours, rows = nation
    year = national_hours.FIRST_YEAR
    tables = compute("hour", rows, year=year)
    assert compute("hour", rows[::-1], threads=2, year=year) == tables
    stations = oracle.station_days(hours)
    cities = oracle.city_days(stations)
    assert rows_of("station_day", tables) == expect_stations(stations)
    assert rows_of("city_day", tables) == expect_cities(cities)
    assert rows_of("city_aqi", tables) == expect_aqi(cities)
    assert rows_of("city_period", tables) == oracle.city_periods(cities, year, EDITIONS)
