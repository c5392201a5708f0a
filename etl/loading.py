"""Moves the checked text of the staging tables into the typed tables of the star."""

from pathlib import Path

import duckdb

from etl.curated_files import Fault, FaultyData
from etl.staging import StagedTable, staged_tables

ROOT = Path(__file__).parent
SCRIPTS = {"fact_claim": "load.sql", "fact_computed": "load_computed.sql"}  # that work columns out


def load(con: duckdb.DuckDBPyConnection) -> None:
    """Fill the star. Raises FaultyData where the schema refuses a row that no check foresaw."""
    for table in staged_tables(con):
        columns = _columns(con, table)
        statement = (
            (ROOT / SCRIPTS[table.star]).read_text("utf-8")
            if columns is None
            else f"insert into {table.star} by name select {columns} from {table.staging}"
        )
        _insert(con, table.source, statement)


def _columns(con: duckdb.DuckDBPyConnection, table: StagedTable) -> str | None:
    """What a star's columns are selected as; None where a script works some of them out."""
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
