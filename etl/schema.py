"""The scripts that make a warehouse without rows: formulae first, then the tables, referenced ones before."""

from pathlib import Path

import duckdb

ROOT = Path(__file__).parent
TABLES = ("schema.sql", "schema_corrections.sql", "schema_monitoring.sql")
SCRIPTS = ("macros.sql", *TABLES)


def create_schema(con: duckdb.DuckDBPyConnection, folder: Path = ROOT) -> None:
    """Create the macros and the empty tables of the star."""
    for script in SCRIPTS:
        con.execute((folder / script).read_text("utf-8"))


def read_tables(folder: Path = ROOT) -> str:
    """The text that creates the tables."""
    return "\n".join((folder / script).read_text("utf-8") for script in TABLES)
