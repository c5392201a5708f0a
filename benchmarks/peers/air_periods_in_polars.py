"""Statistics of months, quarters and years by Polars: the second part of air_in_polars.py."""

import polars as pl

from benchmarks.peers.polars_facts import read_scales, round_even, to_decimal

HEAVY = 200  # days of an AQI above are heavily polluted


def compute_periods(cities: pl.DataFrame, indices: pl.DataFrame, pollutants: pl.DataFrame) -> pl.DataFrame:
    """Statistics of months, quarters and the year, with their validity."""
    values = cities.filter("valid").select("city", "pollutant", "day", "value", edition=pl.lit(""))
    judged = indices.filter(pl.col("good").is_not_null()).select(
        "city", "edition", "day", "good", "aqi", pollutant=pl.lit("")
    )
    validity = judge_periods(
        pl.concat([frame.select("city", "edition", "pollutant", "day") for frame in (values, judged)])
    )
    key = ["city", "period", "pollutant"]
    days = in_periods(values).join(pollutants, on="pollutant")
    means = days.group_by(*key, "period_unit", "decimals").agg(total=pl.col("value").sum(), count=pl.len())
    means = means.select(
        *key,
        pl.lit("mean").alias("statistic"),
        round_even(pl.col("total"), pl.col("count").cast(pl.Int64) * pl.col("period_unit")).alias("number"),
        pl.col("decimals") + 1,
    )
    place = (pl.len().cast(pl.Int64) - 1) * pl.col("percentile").first()
    ordered = pl.col("value").sort()
    at = place // 100
    percentiles = (
        days.group_by(*key, "period_unit", "decimals", "percentile")
        .agg(
            low=ordered.get(at),
            high=ordered.get(pl.min_horizontal(at + 1, pl.len().cast(pl.Int64) - 1)),
            share=place % 100,
        )
        .select(
            *key,
            statistic=pl.format("p{}", "percentile"),
            number=round_even(
                pl.col("low") * (100 - pl.col("share")) + pl.col("high") * pl.col("share"),
                100 * pl.col("period_unit"),
            ),
            decimals=pl.col("decimals") + 1,
        )
    )
    of_values = pl.concat([means, percentiles]).with_columns(edition=pl.lit(""))
    counted = (
        in_periods(judged)
        .group_by("city", "period", "edition")
        .agg(
            count=pl.len().cast(pl.Int64),
            good=pl.col("good").sum().cast(pl.Int64),
            heavy=(pl.col("aqi") > HEAVY).sum().cast(pl.Int64),
        )
        .with_columns(pollutant=pl.lit(""))
    )
    with_scale = (
        read_scales(pollutants).group_by("edition").len().filter(pl.col("len") > pollutants.height)["edition"]
    )
    of_days = [
        statistic("good_days", counted, pl.col("good"), 0),
        statistic("good_day_ratio", counted, round_even(1000 * pl.col("good"), pl.col("count")), 1),
        statistic(
            "heavy_days", counted.filter(pl.col("edition").is_in(with_scale.implode())), pl.col("heavy"), 0
        ),
    ]
    joined = pl.concat([of_values.select(of_days[0].columns), *of_days]).join(
        validity, on=["city", "edition", "pollutant", "period"]
    )
    index = compute_composite(of_values, validity, pollutants)
    scale = pl.when(decimals=0).then(100).when(decimals=1).then(10).otherwise(1)
    return pl.concat([joined.select(index.columns), index]).select(
        "city",
        "period",
        pl.when(pl.col("edition") != "").then("edition"),
        "statistic",
        pl.when(pl.col("pollutant") != "").then("pollutant"),
        to_decimal(pl.col("number") * scale, 2),
        pl.col("valid_days").cast(pl.Int32),
        pl.col("days").cast(pl.Int32),
        pl.col("reason").is_null().alias("valid"),
        "reason",
        pl.col("decimals").cast(pl.Int32),
    )


def statistic(name: str, counted: pl.DataFrame, number: pl.Expr, decimals: int) -> pl.DataFrame:
    """A statistic of judged days."""
    return counted.select(
        "city",
        "period",
        "edition",
        "pollutant",
        pl.lit(name).alias("statistic"),
        number.alias("number"),
        pl.lit(decimals, pl.Int64).alias("decimals"),
    )


def compute_composite(
    of_values: pl.DataFrame, validity: pl.DataFrame, pollutants: pl.DataFrame
) -> pl.DataFrame:
    """The composite index: values over their limits, each with two decimals, added up where all are there."""
    single = of_values.join(
        pollutants.select("pollutant", "limit", "period_unit", "index_edition", statistic="index_statistic"),
        on=["pollutant", "statistic"],
    ).join(validity, on=["city", "edition", "pollutant", "period"])
    number = round_even(100 * pl.col("number") * pl.col("period_unit"), pl.col("limit"))
    return (
        single.group_by("city", "period", edition="index_edition")
        .agg(
            count=pl.len(),
            number=number.sum(),
            days=pl.col("days").min(),
            valid_days=pl.col("valid_days").min(),
            reason=pl.col("reason").min(),
        )
        .filter(count=pollutants.height)
        .select(
            "city",
            "period",
            "edition",
            pl.lit("").alias("pollutant"),
            pl.lit("composite_index").alias("statistic"),
            "number",
            pl.lit(2, pl.Int64).alias("decimals"),
            "days",
            "valid_days",
            "reason",
        )
    )


def judge_periods(series_days: pl.DataFrame) -> pl.DataFrame:
    """Days, valid days and what makes a period invalid, of every series."""
    key = ["city", "edition", "pollutant"]
    year = series_days["day"].dt.year().min()
    calendar = pl.DataFrame({"day": pl.date_range(pl.date(year, 1, 1), pl.date(year, 12, 31), eager=True)})
    calendar = calendar.with_columns(month=month_of("day"), quarter=quarter_of("day"), year=year_of("day"))
    months = calendar.group_by("month", "quarter", "year").agg(days=pl.len().cast(pl.Int64))
    counted = series_days.group_by(*key, month_of("day").alias("month")).agg(
        valid_days=pl.len().cast(pl.Int64)
    )
    needed = pl.when(pl.col("month").str.ends_with("-02")).then(25).otherwise(27)
    month = (
        series_days.select(key)
        .unique()
        .join(months, how="cross")
        .join(counted, on=[*key, "month"], how="left")
        .with_columns(pl.col("valid_days").fill_null(0), needed=needed)
        .with_columns(
            reason=pl.when(pl.col("valid_days") < pl.col("needed")).then(
                pl.format("{}: {} of {} days", "month", "valid_days", "needed")
            )
        )
    )
    sums = [pl.col("days").sum(), pl.col("valid_days").sum(), pl.col("reason").min()]
    quarters = month.group_by(*key, period="quarter").agg(sums)
    years = (
        month.group_by(*key, period="year")
        .agg(sums)
        .with_columns(
            reason=pl.concat_str(
                "reason",
                pl.when(pl.col("valid_days") < 324).then(
                    pl.format("{}: {} of 324 days", "period", "valid_days")
                ),
                separator="; ",
                ignore_nulls=True,
            )
        )
        .with_columns(reason=pl.when(pl.col("reason") != "").then("reason"))
    )
    columns = [*key, "period", "days", "valid_days", "reason"]
    found = pl.concat(
        [month.rename({"month": "period"}).select(columns), quarters.select(columns), years.select(columns)]
    )
    return found.filter(pl.col("valid_days") > 0)


def in_periods(days: pl.DataFrame) -> pl.DataFrame:
    """Each day in its month, quarter and year."""
    return pl.concat(days.with_columns(period=period("day")) for period in (month_of, quarter_of, year_of))


def month_of(day: str) -> pl.Expr:
    return pl.col(day).dt.strftime("%Y-%m")


def quarter_of(day: str) -> pl.Expr:
    return pl.format("{}-Q{}", pl.col(day).dt.year(), pl.col(day).dt.quarter())


def year_of(day: str) -> pl.Expr:
    return pl.col(day).dt.strftime("%Y")
