"""The small tables that the steps of the air batch read beside the readings: pollutants, scales, calendar.

Concentrations are whole thousandths of the published unit (µg/m³; CO mg/m³).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pyarrow as pa

from etl.monitoring.facts import read_rows

LIMIT = "100"  # the index of the daily limit
ABOVE_ALL = 10**12  # thousandths: no concentration is higher

POLLUTANT = pa.schema(
    {
        "pollutant": pa.string(),
        "averaging": pa.string(),  # 24h, or 8h: the highest of the day
        "unit": pa.int64(),  # thousandths in the last published digit of a daily value
        "period_unit": pa.int64(),  # in that of a mean or percentile
        "decimals": pa.int64(),  # of a published daily value
        "percentile": pa.int64(),
        "index_statistic": pa.string(),
        "index_edition": pa.string(),
        "index_limit": pa.int64(),
    }
)
SEGMENT = pa.schema(
    {"edition": pa.string(), "pollutant": pa.string()}
    | dict.fromkeys(("low", "high", "low_iaqi", "high_iaqi"), pa.int64())
)
DAILY_LIMIT = pa.schema({"edition": pa.string(), "pollutant": pa.string(), "concentration": pa.int64()})
CALENDAR = pa.schema({"day": pa.date32()} | dict.fromkeys(("month", "quarter", "year"), pa.string()))


def read_facts(data: Path, editions: Sequence[str]) -> dict[str, pa.Table]:
    """The tables that hold for every year: air_pollutant, aqi_segment and aqi_limit of these editions."""
    pollutants = read_rows(data, "air_pollutants.csv")
    averaging = {row["pollutant_id"]: row["averaging"] for row in pollutants}
    scales: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in read_rows(data, "aqi_breakpoints.csv"):
        if row["edition_id"] in editions and row["averaging"] == averaging[row["pollutant_id"]]:
            scales.setdefault((row["edition_id"], row["pollutant_id"]), []).append(row)
    limits = [
        (*key, _thousandths(row["concentration"]))
        for key, scale in scales.items()
        for row in scale
        if row["iaqi"] == LIMIT
    ]
    segments = [(*key, *segment) for key, scale in scales.items() for segment in _segments(scale)]
    return {
        "air_pollutant": _table(POLLUTANT, list(_pollutants(data, pollutants))),
        "aqi_segment": _table(SEGMENT, segments),
        "aqi_limit": _table(DAILY_LIMIT, limits),
    }


def make_calendar(year: int) -> pa.Table:
    """Every day of a year, with its periods as they are written: 2015-01, 2015-Q1, 2015."""
    first = date(year, 1, 1)
    days = [first + timedelta(at) for at in range((date(year + 1, 1, 1) - first).days)]
    return _table(
        CALENDAR,
        [(day, f"{day:%Y-%m}", f"{year:04}-Q{(day.month + 2) // 3}", f"{year:04}") for day in days],
    )


def _pollutants(data: Path, rows: Sequence[dict[str, str]]) -> Iterator[tuple]:
    """With the limit that the composite index divides by: the one of the indicator that its statistic is."""
    indicators = {
        (row["pollutant_id"], row["statistic"]): row["indicator_id"]
        for row in read_rows(data, "statistics.csv")
    }
    limits = {
        (row["standard_id"], row["grade_id"], row["indicator_id"]): row["value"]
        for row in read_rows(data, "limits.csv")
    }
    for row in rows:
        decimals = int(row["decimals"])
        indicator = indicators[row["pollutant_id"], row["index_statistic"]]
        limit = limits[row["index_standard_id"], row["index_grade_id"], indicator]
        yield (
            row["pollutant_id"],
            row["averaging"],
            10 ** (3 - decimals),
            10 ** (2 - decimals),
            decimals,
            int(row["percentile"]),
            row["index_statistic"],
            row["index_edition_id"],
            _thousandths(limit),
        )


def _segments(scale: Sequence[dict[str, str]]) -> Iterator[tuple[int, int, int, int]]:
    """Pieces of a scale, each above `low` and up to `high`, with the indices there: one of zero alone, those
    between two breakpoints, and one of all above the last, where it has an index. A limit alone has none.
    """
    points = sorted((_thousandths(row["concentration"]), int(row["iaqi"])) for row in scale)
    if len(points) == 1:
        return
    yield points[0][0] - 1, points[0][0], points[0][1], points[0][1]
    for (low, low_iaqi), (high, high_iaqi) in pairwise(points):
        yield low, high, low_iaqi, high_iaqi
    for above in (int(row["iaqi_above"]) for row in scale if row["iaqi_above"]):
        yield points[-1][0], ABOVE_ALL, above, above


def _thousandths(concentration: str) -> int:
    return int(Decimal(concentration) * 1000)


def _table(schema: pa.Schema, rows: Sequence[tuple]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else [[] for _ in schema]
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema
    )
