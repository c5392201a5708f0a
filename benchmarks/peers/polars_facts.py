"""What both parts of the peer in Polars read from data/, and its arithmetic of whole numbers."""

from pathlib import Path

import polars as pl

DATA = Path(__file__).parents[2] / "data"
GOOD = 100  # the AQI of the daily limits


def read_pollutants() -> pl.DataFrame:
    """Averaging, digits and percentile of each pollutant, and what the composite index divides it by."""
    limits = read("limits.csv").select("standard_id", "grade_id", "indicator_id", limit=thousandths("value"))
    statistics = read("statistics.csv").select("indicator_id", "pollutant_id", "statistic")
    return (
        read("air_pollutants.csv")
        .join(
            statistics,
            left_on=["pollutant_id", "index_statistic"],
            right_on=["pollutant_id", "statistic"],
        )
        .join(
            limits,
            left_on=["index_standard_id", "index_grade_id", "indicator_id"],
            right_on=["standard_id", "grade_id", "indicator_id"],
        )
        .select(
            "averaging",
            "index_statistic",
            "limit",
            pollutant="pollutant_id",
            decimals=pl.col("decimals").cast(pl.Int64),
            percentile=pl.col("percentile").cast(pl.Int64),
            index_edition="index_edition_id",
        )
        .with_columns(unit=10 ** (3 - pl.col("decimals")), period_unit=10 ** (2 - pl.col("decimals")))
    )


def read_scales(pollutants: pl.DataFrame) -> pl.DataFrame:
    """The breakpoints of the daily values, in thousandths."""
    return (
        read("aqi_breakpoints.csv")
        .select(
            "averaging",
            edition="edition_id",
            pollutant="pollutant_id",
            iaqi=pl.col("iaqi").cast(pl.Int64),
            concentration=thousandths("concentration"),
            above=pl.col("iaqi_above").cast(pl.Int64),
        )
        .join(pollutants.select("pollutant", "averaging"), on=["pollutant", "averaging"])
        .sort("edition", "pollutant", "concentration")
    )


def round_even(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """The nearest whole number of a fraction that is not negative; of two the even one."""
    whole, rest = numerator // denominator, numerator % denominator
    return whole + ((2 * rest > denominator) | ((2 * rest == denominator) & (whole % 2 == 1))).cast(pl.Int64)


def to_decimal(number: pl.Expr, places: int, kept: int | None = None) -> pl.Expr:
    """A whole number of the last of so many places as the column `value`, with so many places kept."""
    value = number.cast(pl.Decimal(38, places)) / 10**places
    return value.cast(pl.Decimal(12, places if kept is None else kept)).alias("value")


def read(name: str) -> pl.DataFrame:
    return pl.read_csv(DATA / name, infer_schema=False)


def thousandths(column: str) -> pl.Expr:
    return (pl.col(column).cast(pl.Decimal(18, 3), strict=False) * 1000).cast(pl.Int64)
