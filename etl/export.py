"""Writes the marts as Parquet files, for readers without DuckDB."""

from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from etl.build import WAREHOUSE
from etl.mart_tables import list_marts, load_arrow


def export(folder: Path, warehouse: Path = WAREHOUSE) -> list[Path]:
    """Write every mart to folder/<name>.parquet; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with duckdb.connect(str(warehouse), read_only=True) as con:
        for mart in list_marts(con):
            file = folder / f"{mart}.parquet"
            pq.write_table(load_arrow(con, mart), file)
            written.append(file)
    return written
