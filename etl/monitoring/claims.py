"""Writes what was computed as rows of data/computed: months and years of the cities of places.csv."""

import csv
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import yaml

from etl.monitoring.facts import read_rows
from etl.monitoring.faults import FaultyInput
from etl.monitoring.output import open_output
from etl.monitoring.sql_text import quote_text

MONTH_OR_YEAR = re.compile(r"(\d{4})(?:-(\d{2}))?")  # quarters are no rows of data/computed
COLUMNS = (
    "place_id",
    "scope_id",
    "period",
    "basis_id",
    "edition_id",
    "value",
    "unit_id",
    "valid",
    "valid_days",
    "days",
    "reason",
    "source_id",
)
# What rests on the index is left out where a pollutant is missing all through: only bad days would count.
PERIODS = """
    with period as (from read_parquet({files})),
    measured as (
        select city, period, count(distinct pollutant) as pollutants
        from period
        where value is not null
        group by all
    )
    select city, period, coalesce(edition, '') as edition, value, decimals, valid, valid_days, days, reason
    from period join measured using (city, period)
    where statistic = ? and coalesce(pollutant, '') = ? and value is not null
        and (pollutant is not null or pollutants = ?)
    order by period, edition
"""


def write_claims(out: Path, folder: Path, data: Path, source: str) -> dict[str, int]:
    """Write a file an indicator from the output of a run, and return how many rows each has.

    The folder is written anew; nothing is written to data/computed itself. Raises FaultyInput for a source
    that sources.csv does not have.
    """
    refuse_unknown_source(data, source)
    pollutants = len(read_rows(data, "air_pollutants.csv"))
    places = [row["place_id"] for row in read_rows(data, "places.csv")]
    bases = [row for row in read_rows(data, "monitoring/computed_bases.csv") if row["each"] == "day"]
    written = {}
    with open_output(folder, lambda _: None, {"source": source}) as draft, duckdb.connect() as con:
        periods = PERIODS.format(files=quote_text(str(out / "city_period" / "*.parquet")))
        for statistic in read_rows(data, "statistics.csv"):
            asked = [statistic["statistic"], statistic["pollutant_id"], pollutants]
            found = [row for row in con.execute(periods, asked).fetchall() if row[0] in places]
            indicator = statistic["indicator_id"]
            rows = [
                [place, *cells, source] for place, *cells in _rows(found, bases, find_unit(data, indicator))
            ]
            rows.sort(key=lambda row: places.index(row[0]))
            if rows:
                with (draft / f"{indicator}.csv").open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
                written[f"{indicator}.csv"] = len(rows)
    return written


def refuse_unknown_source(data: Path, source: str) -> None:
    """Raise FaultyInput for a source that sources.csv does not have."""
    if source not in (row["source_id"] for row in read_rows(data, "sources.csv")):
        raise FaultyInput(f"unknown source “{source}”: --source names a line of data/sources.csv.")


def _rows(found: list[tuple], bases: list[dict[str, str]], unit: str) -> Iterator[list[str]]:
    """The cells of each month and year, without the source."""
    for city, period, edition, value, decimals, valid, valid_days, days, reason in found:
        if (parts := MONTH_OR_YEAR.fullmatch(period)) is None:
            continue
        basis = _find_basis(bases, edition, *_first_and_last(int(parts[1]), parts[2]))
        digits = str(value.quantize(Decimal(1).scaleb(-decimals)))
        kept = [city, basis["scope_id"], period, basis["basis_id"], edition, digits, unit]
        yield [*kept, "yes" if valid else "no", str(valid_days), str(days), "" if valid else reason]


def _first_and_last(year: int, month: str | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])


def _find_basis(bases: list[dict[str, str]], edition: str, first: date, last: date) -> dict[str, str]:
    """The first basis of an edition, or of none, whose time holds the whole period."""
    return next(
        basis
        for basis in bases
        if basis["edition_id"] == edition
        and (not basis["start_on"] or date.fromisoformat(basis["start_on"]) <= first)
        and (not basis["end_on"] or last <= date.fromisoformat(basis["end_on"]))
    )


def find_unit(data: Path, indicator: str) -> str:
    """The unit of an indicator, by its definition."""
    definition = (data / "indicators" / f"{indicator}.yml").read_text("utf-8")
    return yaml.load(definition, yaml.CSafeLoader)["unit_id"]
