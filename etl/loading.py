"""Moves the checked text of the staging tables into the typed tables of the star."""

from pathlib import Path

import duckdb

from etl.curated_files import Fault, FaultyData
from etl.staging import StagedTable, staged_tables

SCRIPT = Path(__file__).parent / "load.sql"


def load(con: duckdb.DuckDBPyConnection) -> None:
    """Fill the star. Raises FaultyData where the schema refuses a row that no check foresaw."""
    tables = staged_tables(con)
    for table in tables:
        columns = _columns(con, table)
        if columns is not None:
            _insert(
                con, table.source, f"insert into {table.star} by name select {columns} from {table.staging}"
            )
    claims = next(table.source for table in tables if _columns(con, table) is None)
    _insert(con, claims, SCRIPT.read_text("utf-8"))


def _columns(con: duckdb.DuckDBPyConnection, table: StagedTable) -> str | None:
    """What a star's columns are selected as; None where load.sql works some of them out."""
    described = con.execute(
        "select column_name, column_default from duckdb_columns() where table_name = ? order by column_index",
        [table.star],
    ).fetchall()
    if not {name for name, _ in described} <= {*table.columns, "position"}:
        return None
    return ", ".join(
        "line as position"
        if name == "position"
        else f'"{name}"'
        if default is None
        else f'coalesce("{name}", {default}::text) as "{name}"'
        for name, default in described
    )


def _insert(con: duckdb.DuckDBPyConnection, source: str, statement: str) -> None:
    try:
        con.execute(statement)
    except (duckdb.ConstraintException, duckdb.ConversionException) as error:
        reason = str(error).splitlines()[0]
        raise FaultyData([Fault(source, 1, "file", "does not fit the schema", reason)]) from error
