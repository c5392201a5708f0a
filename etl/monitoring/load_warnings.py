"""Moves the warnings of the watched folder into the warehouse, with the names of what they are about."""

from pathlib import Path

import duckdb
import pyarrow as pa

from etl.monitoring.facts import read_rows
from etl.monitoring.warning_list import COLUMNS, find_warning_file, read_warnings

REASONS = pa.schema([("reason", pa.string()), ("name_zh", pa.string()), ("name_en", pa.string())])
WARNINGS = pa.schema([(column, pa.string()) for column in COLUMNS])
LOAD = (Path(__file__).parent / "load_warnings.sql").read_text("utf-8")


def load_warnings(con: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Fill the table `warning`; where no folder is watched, or none was found, it stays empty."""
    file = find_warning_file()
    if file is None:
        return
    reasons = data / "monitoring" / "reasons.csv"
    rows = read_rows(data, "monitoring/reasons.csv") if reasons.is_file() else []
    con.register("warning_row", pa.Table.from_pylist(read_warnings(file.parent), WARNINGS))
    con.register("reason_row", pa.Table.from_pylist(rows, REASONS))
    con.execute(LOAD)
    con.unregister("warning_row")
    con.unregister("reason_row")
