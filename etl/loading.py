"""Moves the checked text of the staging tables into the typed tables of the star."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import duckdb

from etl.curated_files import Fault, FaultyData
from etl.staging import StagedTable, staged_tables

ROOT = Path(__file__).parent
SCRIPTS = {"fact_claim": "load.sql", "fact_computed": "load_computed.sql"}  # that work columns out


def load(con: duckdb.DuckDBPyConnection) -> None:
    """Fill the star. Raises FaultyData where the schema refuses a row that no check foresaw."""
    defaults = _fetch_defaults(con)
    for table in staged_tables(con):
        columns = _columns(table, defaults[table.star])
        statement = (
            (ROOT / SCRIPTS[table.star]).read_text("utf-8")
            if columns is None
            else f"insert into {table.star} by name select {columns} from {table.staging}"
        )
        _insert(con, table.source, statement)


def _fetch_defaults(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str | None]]:
    """The columns of every table, in order, with their defaults: asked once, because each question takes as
    long as to load a small table.
    """
    found: dict[str, dict[str, str | None]] = defaultdict(dict)
    for table, column, default in con.execute(
        "select table_name, column_name, column_default from duckdb_columns() order by column_index"
    ).fetchall():
        found[table][column] = default
    return found


def _columns(table: StagedTable, defaults: Mapping[str, str | None]) -> str | None:
    """What a star's columns are selected as; None where a script works some of them out."""
    if not defaults.keys() <= {*table.columns, "position"}:
        return None
    return ", ".join(
        "line as position"
        if name == "position"
        else f'"{name}"'
        if default is None
        else f'coalesce("{name}", {default}::text) as "{name}"'
        for name, default in defaults.items()
    )


def _insert(con: duckdb.DuckDBPyConnection, source: str, statement: str) -> None:
    try:
        con.execute(statement)
    except (duckdb.ConstraintException, duckdb.ConversionException) as error:
        reason = str(error).splitlines()[0]
        raise FaultyData([Fault(source, 1, "file", "does not fit the schema", reason)]) from error
