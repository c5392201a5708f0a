"""The marts as Arrow tables, which need no pandas: to import that takes longer than most commands."""

import duckdb
import pyarrow as pa


def list_marts(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables and views that readers ask for, without those that hold the curated files."""
    rows = con.execute(
        "select table_name from information_schema.tables"
        " where not starts_with(table_name, 'fact_') and not starts_with(table_name, 'dim_') order by 1"
    ).fetchall()
    return [name for (name,) in rows]


def load_arrow(con: duckdb.DuckDBPyConnection, mart: str) -> pa.Table:
    """A mart with exact decimals and the types of the warehouse; `mart` is one of list_marts."""
    return con.table(mart).to_arrow_table()
