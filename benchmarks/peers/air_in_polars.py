"""The tables of the air batch by Polars, written apart from its SQL: the peer in speed and in every row.

    python -m benchmarks.peers.air_in_polars FOLDER OUT

FOLDER holds hours as national_hours.py writes them, a Parquet file a year; OUT gets a folder a table, a file
a year. Means are fractions of whole numbers until they are rounded, half to even.
"""

import sys
from functools import reduce
from itertools import pairwise
from pathlib import Path

import polars as pl

from benchmarks.peers.air_periods_in_polars import compute_periods
from benchmarks.peers.polars_facts import GOOD, read_pollutants, read_scales, round_even, to_decimal

STATION = ["city", "station", "day"]
COMMON = 212_520  # a multiple of 20, 21, 22, 23, 24 and 168: means of stations become whole numbers
EIGHT_HOURS = 168  # of 6, 7 and 8
LEVELS = (50, 100, 150, 200, 300)


def main(folder: Path, out: Path) -> None:
    """Compute and write each year by itself."""
    for file in sorted(folder.glob("*.parquet")):
        for name, table in compute(file).items():
            (out / name).mkdir(parents=True, exist_ok=True)
            table.sort(table.columns).write_parquet(out / name / file.name)


def compute(file: Path) -> dict[str, pl.DataFrame]:
    """The four tables of a year's hours."""
    pollutants = read_pollutants()
    stations = average_stations(file, pollutants)
    cities = average_cities(stations, pollutants)
    indices = compute_indices(cities, pollutants)
    value = round_even(pl.col("numerator"), pl.col("denominator"))
    return {
        "station_day": stations.select(
            *STATION, "pollutant", to_decimal(value, 3), pl.col("hours").cast(pl.Int32), "valid"
        ),
        "city_day": cities.select(
            "city",
            "day",
            "pollutant",
            to_decimal(pl.col("value"), 3, 1),
            pl.col("hours").cast(pl.Int32),
            "valid",
        ),
        "city_aqi": indices,
        "city_period": compute_periods(cities, indices, pollutants),
    }


def average_stations(file: Path, pollutants: pl.DataFrame) -> pl.DataFrame:
    """Daily values of stations as fractions of thousandths."""
    begin = pl.col("time").dt.offset_by("-1h")
    hours = pl.scan_parquet(file).select(
        "city",
        "station",
        "pollutant",
        day=begin.dt.date(),
        hour=begin.dt.hour(),
        value=(pl.col("value") * 1000).cast(pl.Int64),
    )
    highest = pollutants.filter(averaging="8h")["pollutant"].to_list()
    means = (
        hours.group_by(*STATION, "pollutant")
        .agg(numerator=pl.col("value").sum(), hours=pl.len().cast(pl.Int64))
        .with_columns(denominator=pl.col("hours"), valid=pl.col("hours") >= 20)
    )
    windows = {end: pl.col("hour").is_between(end - 8, end - 1) for end in range(8, 25)}
    ozone = hours.filter(pl.col("pollutant").is_in(highest)).group_by(*STATION, "pollutant")
    sums = ozone.agg(
        pl.len().cast(pl.Int64).alias("hours"),
        *(pl.when(inside).then("value").sum().alias(f"total_{end}") for end, inside in windows.items()),
        *(inside.sum().cast(pl.Int64).alias(f"hours_{end}") for end, inside in windows.items()),
    )
    parts = [
        pl.when(pl.col(f"hours_{end}") >= 6).then(
            pl.col(f"total_{end}") * (EIGHT_HOURS // pl.col(f"hours_{end}"))
        )
        for end in windows
    ]
    limit = (
        read_scales(pollutants).filter(pl.col("pollutant").is_in(highest), iaqi=GOOD)["concentration"].max()
    )
    count = pl.sum_horizontal(pl.col(f"hours_{end}") >= 6 for end in windows)
    maxima = sums.select(
        *STATION, "pollutant", "hours", numerator=pl.max_horizontal(parts), windows=count
    ).with_columns(
        denominator=pl.lit(EIGHT_HOURS, pl.Int64),
        valid=((pl.col("windows") >= 14) | (pl.col("numerator") > EIGHT_HOURS * limit)).fill_null(False),
    )
    columns = [*STATION, "pollutant", "numerator", "denominator", "hours", "valid"]
    both = [means.filter(~pl.col("pollutant").is_in(highest)).select(columns), maxima.select(columns)]
    return pl.concat([frame.collect(engine="streaming") for frame in both])


def average_cities(stations: pl.DataFrame, pollutants: pl.DataFrame) -> pl.DataFrame:
    """Daily values of cities: means of their valid stations, in thousandths, with the published digits."""
    part = pl.col("numerator") * (COMMON // pl.col("denominator"))
    return (
        stations.group_by("city", "day", "pollutant")
        .agg(
            parts=part.filter("valid").sum(),
            stations=pl.col("valid").sum().cast(pl.Int64),
            valid_hours=pl.col("hours").filter("valid").sum(),
            hours=pl.col("hours").sum(),
        )
        .join(pollutants.select("pollutant", "unit"), on="pollutant")
        .with_columns(valid=pl.col("stations") > 0)
        .select(
            "city",
            "day",
            "pollutant",
            "valid",
            value=pl.when("valid").then(
                pl.col("unit")
                * round_even(pl.col("parts"), COMMON * pl.max_horizontal("stations", 1) * pl.col("unit"))
            ),
            hours=pl.when("valid").then("valid_hours").otherwise("hours"),
        )
    )


def compute_indices(cities: pl.DataFrame, pollutants: pl.DataFrame) -> pl.DataFrame:
    """AQI, level, primary pollutants and good days by each edition."""
    wide = cities.filter("valid").pivot("pollutant", index=["city", "day"], values="value")
    scales = read_scales(pollutants)
    return pl.concat(
        judge_days(wide, scales.filter(edition=edition))
        for edition in scales["edition"].unique(maintain_order=True)
    )


def judge_days(wide: pl.DataFrame, scales: pl.DataFrame) -> pl.DataFrame:
    """The same by one edition: a row a city and day, a column a pollutant."""
    names = sorted(scales["pollutant"].unique())
    wide = wide.with_columns(pl.lit(None, pl.Int64).alias(name) for name in names if name not in wide.columns)
    by_name = {name: scales.filter(pollutant=name).rows(named=True) for name in names}
    indices = [index_of(pl.col(name), by_name[name]).alias(f"iaqi_{name}") for name in names]
    limits = {row["pollutant"]: row["concentration"] for row in scales.filter(iaqi=GOOD).rows(named=True)}
    above = pl.any_horizontal(pl.col(name) > limits[name] for name in names)
    complete = pl.all_horizontal(pl.col(name).is_not_null() for name in names)
    highest = pl.max_horizontal(pl.col(f"iaqi_{name}") for name in names)
    indexed = pl.all_horizontal(pl.col(f"iaqi_{name}").is_not_null() for name in names)
    first = pl.concat_str(
        [pl.when(pl.col(f"iaqi_{name}") == pl.col("aqi")).then(pl.lit(name)) for name in names],
        separator=";",
        ignore_nulls=True,
    )
    level = reduce(
        lambda sum_, limit: sum_ + (pl.col("aqi") > limit).cast(pl.Int32), LEVELS, pl.lit(1, pl.Int32)
    )
    return (
        wide.with_columns(*indices)
        .with_columns(
            aqi=pl.when((highest > GOOD) | indexed).then(highest),
            good=pl.when(above.fill_null(False)).then(False).when(complete).then(True),
        )
        .select(
            "city",
            "day",
            edition=pl.lit(scales["edition"][0]),
            aqi=pl.col("aqi").cast(pl.Int32),
            level=pl.when(pl.col("aqi").is_not_null()).then(level),
            primary_pollutant=pl.when(pl.col("aqi") > LEVELS[0])
            .then(first)
            .when(pl.col("aqi").is_not_null())
            .then(pl.lit("")),
            good="good",
        )
    )


def index_of(value: pl.Expr, scale: list[dict]) -> pl.Expr:
    """The individual index, rounded up; null where the scale gives none."""
    if len(scale) == 1:
        return pl.lit(None, pl.Int64)
    found = pl.when(value == scale[0]["concentration"]).then(scale[0]["iaqi"])
    for low, high in pairwise(scale):
        run, rise = high["concentration"] - low["concentration"], high["iaqi"] - low["iaqi"]
        index = low["iaqi"] + (rise * (value - low["concentration"]) + run - 1) // run
        found = found.when((value > low["concentration"]) & (value <= high["concentration"])).then(index)
    return found.when(value > scale[-1]["concentration"]).then(pl.lit(scale[-1]["above"], pl.Int64))


if __name__ == "__main__":
    main(*(Path(path) for path in sys.argv[1:3]))
