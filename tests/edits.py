"""Changes to a copy of the curated files, the faults found in it, and questions to a warehouse."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb

from dashboard.warehouse import Warehouse
from etl.build import FaultyData, check
from etl.schema import create_schema
from etl.staging import create_staging, stage


def replace(data: Path, file: str, old: str, new: str) -> None:
    """Change the one place in a file that reads `old`."""
    text = (data / file).read_text("utf-8")
    assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
    (data / file).write_text(text.replace(old, new), "utf-8")


def append(data: Path, file: str, *rows: str) -> None:
    """Add rows at the end of a file."""
    with (data / file).open("a", encoding="utf-8", newline="") as out:
        out.writelines(f"{row}\n" for row in rows)


def faults(data: Path) -> list[str]:
    """The faults that a build would report, in its order."""
    con = empty_staging()
    try:
        found = FaultyData([*stage(con, data), *check(con)])
    except FaultyData as unreadable:
        found = unreadable
    return str(found).splitlines()


def empty_staging() -> duckdb.DuckDBPyConnection:
    """A database in memory with empty staging tables; the same one each time."""
    con = _staging()
    for (table,) in con.execute("select table_name from duckdb_tables()").fetchall():
        con.execute(f"delete from {table}")
    return con


def rows(warehouse: Warehouse, statement: str) -> list[tuple]:
    """The rows of any statement, decimals without trailing zeros."""
    with warehouse._connection.cursor() as cursor:
        return [
            tuple(f"{v.normalize():f}" if isinstance(v, Decimal) else v for v in row)
            for row in cursor.execute(statement).fetchall()
        ]


@cache
def _staging() -> duckdb.DuckDBPyConnection:
    """One database in memory for all tests: to set it up anew for each would take most of their time."""
    con = duckdb.connect(config={"threads": 1})
    create_schema(con)
    create_staging(con)
    return con
