"""Finds warnings: each rule is a query of warnings/ over what is known now and what was known before.

Rules may read the tables of the air and the water batch (behind `old_`, as they were before this run), the
`newest_day` of each city, each `edition` of the index, `indicator_of_statistic`, the `quality` of all files
and `new_quality` of those of this run, every `worked_file`, and each `budget`.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.monitoring.air.batch import OUTPUT
from etl.monitoring.budgets import find_budgets
from etl.monitoring.facts import read_rows
from etl.monitoring.sql_text import quote_list
from etl.monitoring.warning_list import Warning_, make_warning

RULES = Path(__file__).parent / "warnings"
EMPTY = Path(__file__).parent / "empty_tables.sql"
ALWAYS = date(1900, 1, 1)  # the first edition judges all days before the second
WATER = ("section", "section_period")
TEXTS = ("name", "digest", "problem")
WORKED = pa.schema([(column, pa.string()) for column in TEXTS])


def find_warnings(
    state: Path,
    draft: Path,
    data: Path,
    worked: Iterable[Mapping[str, object]],
    years: Collection[int],
    new_files: Collection[str] = (),
) -> list[Warning_]:
    """What every rule finds in a folder's state, with a draft's tables in place of those of their years."""
    with duckdb.connect() as con:
        con.execute(EMPTY.read_text("utf-8"))
        for table in OUTPUT:
            stored = sorted((state / "air" / table).glob("*.parquet"))
            kept = [file for file in stored if int(file.stem) not in years]
            _view(con, table, [*kept, *sorted((draft / "air" / table).glob("*.parquet"))])
            _view(con, table, stored, "old_")
        for table in WATER:
            _view(con, table, sorted((state / "water").rglob(f"{table}.parquet")))
        _view(con, "quality", sorted((state / "quality").glob("*.parquet")))
        _view(con, "quality", [state / "quality" / f"{digest}.parquet" for digest in new_files], "new_")
        for prefix in ("", "old_"):
            con.execute(
                f"create view {prefix}newest_day as"
                f" select city, max(day) as day from {prefix}city_day where valid group by city"
            )
        con.register("edition", _editions(data))
        con.register("indicator_of_statistic", _indicators(data))
        con.register("worked_file", pa.Table.from_pylist([dict(file) for file in worked], WORKED))
        budgets = find_budgets(con, data, _read_standings(state))
        con.register("budget", budgets)
        found = [
            make_warning({"rule": rule.stem, **row}, "")
            for rule in sorted(RULES.glob("*.sql"))
            for row in con.sql(rule.read_text("utf-8")).to_arrow_table().to_pylist()
        ]
    _write_standings(state, budgets)
    return found


def _view(con: duckdb.DuckDBPyConnection, table: str, files: Iterable[Path], prefix: str = "") -> None:
    """A view of files, or an empty table of the same columns."""
    there = [str(file) for file in files if file.is_file()]
    if there:
        read = f"read_parquet({quote_list(there)}, union_by_name = true)"
        con.execute(f"create view {prefix}{table} as select * from {read}")
    else:
        con.execute(f"create view {prefix}{table} as select * from empty.{table}")


def _editions(data: Path) -> pa.Table:
    """Each edition of the index, and since when it is in force."""
    starts = {row["standard_id"]: row["start_on"] for row in read_rows(data, "standards.csv")}
    standards = {row["edition_id"]: row["standard_id"] for row in read_rows(data, "aqi_breakpoints.csv")}
    days = sorted((date.fromisoformat(starts[standard]), edition) for edition, standard in standards.items())
    return pa.table(
        {
            "edition_id": [edition for _, edition in days],
            "in_force_on": [ALWAYS, *(day for day, _ in days[1:])],
        }
    )


def _indicators(data: Path) -> pa.Table:
    """Which indicator a statistic of a pollutant is; blank where it is of all together."""
    return pa.Table.from_pylist(
        [
            {
                "indicator_id": row["indicator_id"],
                "statistic": row["statistic"],
                "pollutant": row["pollutant_id"],
            }
            for row in read_rows(data, "statistics.csv")
        ]
    )


def _read_standings(state: Path) -> dict[str, str]:
    """How each budget stood at the time of the run before."""
    file = state / "budgets.json"
    return json.loads(file.read_text("utf-8")) if file.is_file() else {}


def _write_standings(state: Path, budgets: pa.Table) -> None:
    standings = {row["budget_id"]: row["standing"] for row in budgets.to_pylist()}
    draft = state / ".budgets.json.draft"
    draft.write_text(json.dumps(standings, indent=1) + "\n", "utf-8")
    draft.replace(state / "budgets.json")
