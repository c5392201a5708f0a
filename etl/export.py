"""Writes the marts as Parquet files, for readers without DuckDB."""

from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from etl.build import WAREHOUSE


def export(folder: Path, warehouse: Path = WAREHOUSE) -> list[Path]:
    """Write every table and view that readers ask for to folder/<name>.parquet; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with duckdb.connect(str(warehouse), read_only=True) as con:
        names = con.execute(
            "select table_name from information_schema.tables"
            " where not starts_with(table_name, 'fact_') and not starts_with(table_name, 'dim_') order by 1"
        ).fetchall()
        for (name,) in names:
            file = folder / f"{name}.parquet"
            pq.write_table(con.sql(f"from {name}").to_arrow_table(), file)
            written.append(file)
    return written
