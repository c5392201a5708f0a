"""Random readings for whole runs of the air batch: many small cities, each with gaps, ties and edges of its own.

Cities share no arithmetic, so that a run over a hundred of them is a hundred examples.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.build import DATA
from etl.monitoring.air.batch import READINGS
from etl.monitoring.air.facts import read_facts

STATIONS = ("", "1141A", "1141a", "东山", "a b", "'", '"', "10", "9")
EDITIONS = ("2012", "2026", "2026_final")
MISSING = (0, 0, 0.04, 0.12, 0.17, 0.3, 0.8)
HOUR = timedelta(hours=1)
Row = tuple


def write_hours(file: Path, year: int, cities: int, seed: int) -> int:
    """Write random hours of a year; how many."""
    chance = random.Random(seed)
    edges = _find_edges()
    rows = [row for city in range(cities) for row in _make_hours(chance, f"城市_{city}", year, edges)]
    return _write(file, chance, rows, READINGS["hour"])


def write_days(file: Path, year: int, cities: int, seed: int) -> int:
    """Write random days of a year; how many."""
    chance = random.Random(seed)
    edges = _find_edges()
    rows = [
        (*row[:2], row[2].date(), *row[3:], chance.choice((None, 1, 19, 20, 24)))
        for city in range(cities)
        for row in _make_hours(chance, f"city {city}", year, edges)
        if row[2].hour == 5
    ]
    return _write(file, chance, rows, READINGS["day"])


def _make_hours(chance: random.Random, city: str, year: int, edges: "Edges") -> Iterator[Row]:
    """The hours of a city's stations through a run of days, which may begin or end with the year."""
    days = chance.choice((1, 2, 3, 5, 9, 26, 27, 28))
    first = datetime(year, 1, 1) + timedelta(chance.choice((0, 30, 57, 58, 59, 88, 180, 366 - days)))
    stations = chance.sample(STATIONS, chance.choice((1, 1, 2, 3, 5)))
    pollutants = chance.sample(sorted(edges.values), chance.choice((6, 6, 6, 5, 1)))
    level = chance.choice(edges.levels) if chance.random() < 0.2 else {}
    is_calm = chance.random() < 0.3  # six days of seven
    for station in stations:
        for pollutant in pollutants:
            missing = chance.choice(MISSING)
            values = chance.sample(edges.values[pollutant], chance.choice((1, 2, 5)))
            for hour in range(1, 24 * days + 1):
                time = first + hour * HOUR
                value = max(chance.choice(values) + chance.choice((0, 0, 0, 1, -1)), 0)
                if is_calm and hour // 24 % 7:
                    value %= edges.lowest_limits[pollutant]
                if chance.random() >= missing and time <= datetime(year + 1, 1, 1):
                    yield city, station, time, pollutant, level.get(pollutant, value)


@dataclass(frozen=True)
class Edges:
    """Thousandths of each pollutant at and around which an index, a limit or a rounding turns, and others;
    the concentrations of pollutants that have one index, by edition and index; the lowest daily limit.
    """

    values: dict[str, list[int]]
    levels: list[dict[str, int]]
    lowest_limits: dict[str, int]


def _find_edges() -> Edges:
    facts = read_facts(DATA, EDITIONS)
    values: dict[str, set[int]] = {}
    levels: dict[tuple[str, int], dict[str, int]] = {}
    for row in facts["aqi_segment"].to_pylist():
        low, pollutant = row["low"], row["pollutant"]
        values.setdefault(pollutant, set()).update((low - 1, low, low + 1, low + 499, low + 500, low + 501))
        levels.setdefault((row["edition"], row["low_iaqi"]), {})[pollutant] = low
    for row in facts["air_pollutant"].to_pylist():
        unit = row["unit"]
        values[row["pollutant"]] |= {0, 1, unit // 2, unit, unit + unit // 2, 7 * unit, 3_333, 10_000_000}
    return Edges(
        {pollutant: sorted(value for value in found if value >= 0) for pollutant, found in values.items()},
        [level for (_, index), level in sorted(levels.items()) if index > 0],
        dict(
            sorted(
                ((row["pollutant"], row["concentration"]) for row in facts["aqi_limit"].to_pylist()),
                reverse=True,
            )
        ),
    )


def _write(file: Path, chance: random.Random, rows: list[Row], schema: pa.Schema) -> int:
    chance.shuffle(rows)
    columns = zip(*rows, strict=True)
    pq.write_table(pa.table(list(map(pa.array, columns, schema.types)), schema), file, row_group_size=10_000)
    return len(rows)
