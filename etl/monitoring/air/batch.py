"""Computes the official statistics of air, a year at a time: no period spans two, and memory holds one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa

from etl.monitoring.air.facts import make_calendar, read_facts
from etl.monitoring.engine import Engine, read_steps

STEPS = Path(__file__).parent
OUTPUT = {  # what is written, and in which order; to order the days of stations would take long
    "station_day": "",
    "city_day": "ORDER BY city, day, pollutant",
    "city_aqi": "ORDER BY city, day, edition",
    "city_period": "ORDER BY city, period, edition, statistic, pollutant",
}
READINGS = {
    "hour": pa.schema(
        {
            "city": pa.string(),
            "station": pa.string(),  # empty: the mean of a city's stations
            "time": pa.timestamp("us"),  # the end of the hour
            "pollutant": pa.string(),
            "value": pa.int64(),  # thousandths of the published unit
        }
    ),
    "day": pa.schema(
        {
            "city": pa.string(),
            "station": pa.string(),
            "day": pa.date32(),
            "pollutant": pa.string(),
            "value": pa.int64(),
            "hours": pa.int32(),  # behind the value; missing: not told
        }
    ),
}


@dataclass(frozen=True)
class Year:
    """The readings of a year: a query, or Parquet files, with the columns of READINGS; each once.

    Of hours, those that end after 00:00 of its first day, up to 00:00 of the next year's. `tables` are the
    tables of steps that the engine has already.
    """

    year: int
    resolution: Literal["hour", "day"]
    query: str = ""
    files: Sequence[Path] = ()
    tables: frozenset[str] = frozenset()


def compute_air(
    engine: Engine,
    out: Path,
    data: Path,
    editions: Sequence[str],
    years: Iterable[Year],
    report: Callable[[str], None],
) -> None:
    """Write each table of OUTPUT as `out`/table/year.parquet. `editions` as in data/aqi_breakpoints.csv."""
    for name, table in read_facts(data, editions).items():
        engine.read_table(name, table)
    for name in OUTPUT:
        (out / name).mkdir(parents=True, exist_ok=True)
    for year in years:
        _compute_year(engine, out, year, report)


def _compute_year(engine: Engine, out: Path, year: Year, report: Callable[[str], None]) -> None:
    """All steps over the readings of a year; nothing of it stays in the engine."""
    engine.read_table("calendar", make_calendar(year.year))
    for resolution, schema in READINGS.items():
        name = f"reading_{resolution}"
        if resolution != year.resolution:
            engine.read_table(name, schema.empty_table())
        elif year.files:
            engine.read_parquet(name, year.files)
        else:
            engine.create_view(name, year.query)
    steps = read_steps(STEPS)
    for step in steps:
        if step.table not in year.tables:
            report(f"{year.year}: {step.table}")
            engine.create_table(step.table, step.query)
    for name, order in OUTPUT.items():
        engine.create_view("ordered", f"SELECT * FROM {name} {order}")
        engine.write_parquet("ordered", out / name / f"{year.year}.parquet")
    engine.drop("ordered")
    for name in [step.table for step in reversed(steps)] + [f"reading_{one}" for one in READINGS]:
        engine.drop(name)
