"""Years from a file of monthly means: rows of data/computed whose valid days nobody knows.

Official statistics are made of days. Where only means of months are known, a year's mean weights them by the
days of the calendar, and neither is called valid or not. Indices and percentiles cannot be had from them.
"""

import csv
import re
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.monitoring.claims import COLUMNS, find_unit, refuse_unknown_source
from etl.monitoring.facts import find_city_codes, read_rows
from etl.monitoring.faults import FaultyInput
from etl.monitoring.input_files import Source, find_input_files, open_source, select_source
from etl.monitoring.layouts import Layout, load_layouts, load_vocabulary
from etl.monitoring.output import open_output
from etl.monitoring.recognition import recognise

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
Months = dict[tuple[str, str], dict[str, Decimal]]  # values by month, of each pollutant and place


def write_months(place: Path, folder: Path, data: Path, source: str) -> dict[str, int]:
    """Write a file an indicator of mean concentrations, and return how many rows each has.

    Raises FaultyInput for a file that holds no months, and for cells that cannot be read.
    """
    refuse_unknown_source(data, source)
    known = _read_months(place, data)
    places = [row["place_id"] for row in read_rows(data, "places.csv")]
    means = [row for row in read_rows(data, "statistics.csv") if row["statistic"] == "mean"]
    (basis,) = [row for row in read_rows(data, "monitoring/computed_bases.csv") if row["each"] == "month"]
    written = {}
    with open_output(folder, lambda _: None, {"source": source}) as draft:
        for indicator, pollutant in ((row["indicator_id"], row["pollutant_id"]) for row in means):
            unit = find_unit(data, indicator)
            rows = [
                [
                    city,
                    basis["scope_id"],
                    period,
                    basis["basis_id"],
                    "",
                    value,
                    unit,
                    "unknown",
                    "",
                    str(days),
                    "",
                    source,
                ]
                for city in places
                for period, value, days in find_periods(known.get((pollutant, city), {}))
            ]
            if rows:
                with (draft / f"{indicator}.csv").open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
                written[f"{indicator}.csv"] = len(rows)
    return written


def find_periods(months: dict[str, Decimal]) -> Iterator[tuple[str, str, int]]:
    """Each year that has all of its months, then these: period, digits, days of the calendar."""
    for year in sorted({month[:4] for month in months}):
        own = sorted(month for month in months if month.startswith(year))
        days = {month: monthrange(int(year), int(month[5:]))[1] for month in own}
        if len(own) == 12:
            total = sum(Fraction(months[month]) * days[month] for month in own)
            tenths = round(total * 10 / sum(days.values()))  # half to even, of an exact fraction
            yield year, f"{Decimal(tenths).scaleb(-1):f}", sum(days.values())
        for month in own:
            yield month, f"{months[month]:f}", days[month]


def _read_months(place: Path, data: Path) -> Months:
    found: Months = {}
    with TemporaryDirectory() as drafts, duckdb.connect() as con:
        for file in find_input_files(place):
            source = open_source(con, file, file.name, Path(drafts))
            layout = recognise(
                file.name, list(source.types), load_layouts(data).values(), load_vocabulary(data), None
            )
            if layout.each != "month" or layout.is_long:
                raise FaultyInput(
                    f"{file.name}: it does not hold a mean of each month, a column a pollutant.",
                    "Hours and days are read by: python -m etl monitor air.",
                )
            _add_months(con, source, layout, data, found)
    return found


def _add_months(
    con: duckdb.DuckDBPyConnection, source: Source, layout: Layout, data: Path, found: Months
) -> None:
    vocabulary = load_vocabulary(data)
    codes = find_city_codes(data, vocabulary.city_endings)
    table = con.execute(select_source([source]))
    at = {name: number for number, (name, *_) in enumerate(table.description)}
    for row in table.fetchall():
        where = f"{source.name}, row {row[at['file_row_number']] + 1}"
        month = str(row[at[layout.columns["date"]]]).strip()
        if MONTH.fullmatch(month) is None:
            raise FaultyInput(f"{where}: “{month}” is no month. Write it as 2015-01.")
        city = codes.get(str(row[at[layout.columns["city"]]]).strip().lower())
        for column, value in layout.values.items():
            cell = str(row[at[column]] or "").strip()
            if city is None or cell in vocabulary.missing or not cell:
                continue
            if re.fullmatch(r"\d+(\.\d+)?", cell) is None:
                raise FaultyInput(f"{where}: {column}: “{cell}” is no concentration.")
            months = found.setdefault((value.pollutant, city), {})
            if months.setdefault(month, Decimal(cell)) != Decimal(cell):
                raise FaultyInput(f"{where}: {column}: {month} of {city} is {months[month]} in another row.")
