"""Changes to a copy of the curated files, the faults found in it, and questions to a warehouse."""

import tempfile
from decimal import Decimal
from functools import lru_cache
from itertools import count
from pathlib import Path

import duckdb

from dashboard.warehouse import Warehouse
from etl.build import STORAGE, FaultyData, check, fill, load_curated
from etl.kept_builds import publish
from etl.schema import create_schema
from etl.staging import create_staging, stage, staged_tables

USES = 20  # of one database in memory
_uses = count()


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
    """A database in memory with empty staging tables: one for some tests after the other, for to set it up takes
    longer than most of them, and its deleted rows make it slower with every use.
    """
    con = _staging(next(_uses) // USES)
    for (table,) in con.execute("select table_name from duckdb_tables()").fetchall():
        con.execute(f"delete from {table}")
    return con


def staged_rows(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple]]:
    """Every staged row without its line, by table."""
    return {
        table.staging: con.execute(f"select * exclude (line) from {table.staging} order by all").fetchall()
        for table in staged_tables(con)
    }


def read_rows(data: Path) -> dict[str, list[tuple]]:
    """What is read of a folder without a fault: all that checks, loading and marts are made of."""
    con = empty_staging()
    assert [*stage(con, data), *check(con)] == []
    return staged_rows(con)


def load_unchecked(con: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Read a folder without a faulty row into an empty database, and load it."""
    load_curated(con, data, lambda _: None, lambda _: [])


def build_unchecked(data: Path, warehouse: Path) -> str:
    """A build without its checks, of data that a test knows to be right; its content hash."""
    with tempfile.TemporaryDirectory(dir=warehouse.parent) as folder:
        draft = Path(folder) / warehouse.name
        with duckdb.connect(str(draft), config=STORAGE) as con:
            content = fill(con, data, warehouse, lambda _: None, lambda _: [])
        publish(draft, warehouse)
    return content


def rows(warehouse: Warehouse | duckdb.DuckDBPyConnection, statement: str) -> list[tuple]:
    """The rows of any statement, decimals without trailing zeros."""
    connection = warehouse._connection if isinstance(warehouse, Warehouse) else warehouse
    with connection.cursor() as cursor:
        return [
            tuple(f"{v.normalize():f}" if isinstance(v, Decimal) else v for v in row)
            for row in cursor.execute(statement).fetchall()
        ]


@lru_cache(maxsize=1)
def _staging(_: int) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(config={"threads": 1})
    create_schema(con)
    create_staging(con)
    return con
