"""One SQL text, two engines: every table is the same to the row, by DuckDB on one thread, on two, and by Spark."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from benchmarks import national_hours
from benchmarks.monitoring import compare
from etl.build import DATA
from etl.monitoring.air.batch import OUTPUT, Year, compute_air
from etl.monitoring.engine import DuckDbEngine, Engine
from etl.monitoring.spark_engine import SparkEngine
from tests.etl.monitoring.random_readings import EDITIONS, write_days, write_hours

LEAP_YEAR = 2024
CITIES = 60
ENGINES = ("duckdb_1", "duckdb_2", "spark")


@dataclass(frozen=True)
class Runs:
    """The folders of tables by engine, of the same readings."""

    folder: Path

    def count(self, table: str, condition: str) -> int:
        """Rows of a table of the first engine that fulfil a condition."""
        files = self.folder / ENGINES[0] / table / "**" / "*.parquet"
        with duckdb.connect() as con:
            ((rows,),) = con.execute(
                f"select count(*) from read_parquet('{files}') where {condition}"
            ).fetchall()
        return rows


@pytest.fixture(scope="module")
def run(spark_master: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, list[Year]], Runs]:
    """Computes the same years on every engine."""

    def run(name: str, years: list[Year]) -> Runs:
        folder = tmp_path_factory.mktemp(name)
        for engine_name in ENGINES:
            scratch = folder / "scratch" / engine_name
            scratch.mkdir(parents=True)
            engine: Engine
            if engine_name == "spark":
                engine = SparkEngine(spark_master, scratch)
            else:
                engine = DuckDbEngine(scratch, threads=int(engine_name[-1]))
            compute_air(engine, folder / engine_name, DATA, EDITIONS, years, lambda step: None)
            engine.close()
        return Runs(folder)

    return run


@pytest.fixture(scope="module")
def hours(run: Callable[[str, list[Year]], Runs], tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Random hours of many small cities in a leap year, then of others in the year after."""
    years = []
    for year in (LEAP_YEAR, LEAP_YEAR + 1):
        file = tmp_path_factory.mktemp("hours") / f"{year}.parquet"
        assert write_hours(file, year, CITIES, seed=year) > 100_000
        years.append(Year(year, "hour", files=[file]))
    return run("random_hours", years)


@pytest.fixture(scope="module")
def days(run: Callable[[str, list[Year]], Runs], tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Random days of many small cities."""
    file = tmp_path_factory.mktemp("days") / "days.parquet"
    assert write_days(file, LEAP_YEAR, CITIES, seed=1) > 3_000
    return run("random_days", [Year(LEAP_YEAR, "day", files=[file])])


@pytest.fixture(scope="module")
def whole_year(run: Callable[[str, list[Year]], Runs], tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """A year of two stations of a city, as national_hours.py makes them."""
    (file,) = national_hours.write(
        tmp_path_factory.mktemp("national") / "hours", 2 * national_hours.ROWS_OF_A_STATION
    )
    folder = tmp_path_factory.mktemp("thousandths") / "hours.parquet"
    with duckdb.connect() as con:
        con.execute(
            f"copy (select * replace (cast(value * 1000 as bigint) as value) from read_parquet('{file}')) to '{folder}'"
        )
    return run("whole_year", [Year(national_hours.FIRST_YEAR, "hour", files=[folder])])


@pytest.mark.parametrize("readings", ["hours", "days", "whole_year"])
@pytest.mark.parametrize("table", OUTPUT)
def test_every_engine_makes_the_same_rows(readings: str, table: str, request: pytest.FixtureRequest) -> None:
    runs: Runs = request.getfixturevalue(readings)
    first, *others = (runs.folder / engine / table for engine in ENGINES)
    found = [compare(first, other) for other in others]
    assert [differing for _, differing in found] == [0, 0]
    assert all(rows > 100 for rows, _ in found)


@pytest.mark.parametrize(
    "table, condition",
    [
        ("station_day", "pollutant = 'o3' and value is null and not valid"),
        ("station_day", "pollutant = 'o3' and hours < 20 and valid"),
        ("station_day", "pollutant <> 'o3' and hours = 19 and not valid"),
        ("station_day", "pollutant <> 'o3' and hours = 20 and valid"),
        ("station_day", "value = 0"),
        ("city_day", "value is null and not valid"),
        ("city_day", "day = '2024-02-29'"),
        ("city_day", "day = '2024-12-31'"),
        ("city_aqi", "primary_pollutant like '%;%;%'"),
        ("city_aqi", "aqi is null and good is null and edition = '2012'"),
        ("city_aqi", "aqi is null and good = false and edition = '2026_final'"),
        ("city_aqi", "level = 6"),
        ("city_aqi", "aqi = 500"),
        ("city_period", "statistic = 'composite_index'"),
        ("city_period", "statistic = 'good_day_ratio' and value not in (0, 100)"),
        ("city_period", "valid and period like '%-02'"),
        ("city_period", "reason like '%; %'"),
    ],
)
def test_the_random_hours_reach_the_edges(hours: Runs, table: str, condition: str) -> None:
    assert hours.count(table, condition) > 0


def test_the_whole_year_has_valid_years(whole_year: Runs) -> None:
    assert whole_year.count("city_period", "length(period) = 4 and valid") == 21
    assert whole_year.count("city_period", "length(period) = 4 and not valid") == 0
