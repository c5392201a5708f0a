"""What the rest of a year may have on average, so that a mean keeps its target: a table for the warnings."""

from calendar import isleap
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.monitoring.facts import read_rows
from rules.budget import find_mean_budget_of_sum, judge_rest

MEAN = "mean"
TARGET = "target"
AT_MOST = ("<=", "<")
TENTH = Decimal("0.1")
BUDGET = pa.schema(
    [
        *((name, pa.string()) for name in ("budget_id", "city", "indicator_id", "scope_id")),
        ("day", pa.date32()),  # the newest day with a value
        *((name, pa.string()) for name in ("target", "mean", "rest", "past", "standing", "before")),
        ("gone", pa.int64()),
        ("days", pa.int64()),
    ]
)
DAYS = """
    select year(day) as year, day, value from city_day
    where city = ? and pollutant = ? and valid and value is not null
    order by day
"""


def find_budgets(con: duckdb.DuckDBPyConnection, data: Path, before: Mapping[str, str]) -> pa.Table:
    """A row a target of the year of each city's newest day; `before` are the standings of the run before."""
    rows = list(_budgets(con, data, before))
    return pa.Table.from_pylist(rows, BUDGET)


def _budgets(con: duckdb.DuckDBPyConnection, data: Path, before: Mapping[str, str]) -> Iterator[dict]:
    newest = dict(con.execute("select city, day from newest_day").fetchall())
    for statistic in read_rows(data, "statistics.csv"):
        if statistic["statistic"] != MEAN:
            continue
        for claim in _targets(data, statistic["indicator_id"]):
            day = newest.get(claim["place_id"])
            if day is None or claim["period"] != str(day.year):
                continue
            values = con.execute(DAYS, [claim["place_id"], statistic["pollutant_id"]]).fetchall()
            budget = _find_budget([(when, value) for _, when, value in values], day, claim["value"])
            if budget is not None:
                indicator = statistic["indicator_id"]
                key = "|".join(
                    (indicator, claim["place_id"], claim["scope_id"], claim["period"], claim["value"])
                )
                yield {
                    "budget_id": key,
                    "city": claim["place_id"],
                    "indicator_id": indicator,
                    "scope_id": claim["scope_id"],
                    "day": day,
                    "target": claim["value"],
                    "before": before.get(key),
                    **budget,
                }


def _targets(data: Path, indicator: str) -> Iterator[dict[str, str]]:
    """The targets of an indicator that a number at most settles."""
    file = data / "claims" / f"{indicator}.csv"
    for claim in read_rows(data, f"claims/{indicator}.csv") if file.is_file() else ():
        if claim["kind"] == TARGET and claim["comparator"] in AT_MOST and claim["value"]:
            yield claim


def _find_budget(values: list[tuple[date, Decimal]], newest: date, target: str) -> dict | None:
    """The budget after the newest day, against the same rest of past years; None where no day is left."""
    of_year = [value for when, value in values if when.year == newest.year]
    days = 366 if isleap(newest.year) else 365
    left = days - newest.timetuple().tm_yday
    if not of_year or left == 0:
        return None
    total, gone = sum(of_year, Decimal(0)), len(of_year)
    budget = find_mean_budget_of_sum(total, Decimal(0), gone, gone + left, target)
    past = [rest for year in range(newest.year - 10, newest.year) if (rest := _rest_of(values, year, newest))]
    if budget is None or (standing := judge_rest(budget, past)) is None:
        return None
    return {
        "mean": _digits(total / gone),
        "rest": _digits(budget.value),
        "gone": gone,
        "days": gone + left,
        "past": ", ".join(map(_digits, past)),
        "standing": standing,
    }


def _rest_of(values: list[tuple[date, Decimal]], year: int, newest: date) -> Decimal | None:
    """The mean of a past year's days after this one, if three quarters of them are known."""
    after = (newest.month, newest.day)
    rest = [value for when, value in values if when.year == year and (when.month, when.day) > after]
    all_days = (date(year, 12, 31) - date(year, 1, 1)).days + 1 - newest.timetuple().tm_yday
    return sum(rest, Decimal(0)) / len(rest) if rest and 4 * len(rest) >= 3 * all_days else None


def _digits(value: Decimal) -> str:
    return str(value.quantize(TENTH, ROUND_HALF_EVEN))
