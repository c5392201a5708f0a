"""The air batch by DuckDB and by a small real Spark, on the same hours: seconds, and rows that differ.

The cluster is that of spark_cluster.py; SPARK_HOME names its Spark. Its first run is cold: it starts its
executors and compiles.
"""

import os
import shutil
import tempfile
from pathlib import Path

from benchmarks import national_hours
from benchmarks.monitoring import BATCH, TABLES, compare, count_rows
from benchmarks.pages import markdown
from benchmarks.processes import Cost, run_command
from benchmarks.servers import ROOT
from benchmarks.spark_cluster import run_cluster

ROWS = 5_000_000


def report(rows: int = ROWS) -> str:
    """A line a run."""
    columns = ["engine", "hours", "s", "workers with cores in use", "rows compared", "that differ"]
    with tempfile.TemporaryDirectory(prefix="chengjing-") as name:
        folder = Path(name)
        hours = f"{count_rows(national_hours.write(folder / 'hours', rows)):,}"
        lines = [["DuckDB", hours, f"{_run(folder, 'duckdb').seconds:.1f}", "", "", ""]]
        with run_cluster(Path(os.environ["SPARK_HOME"])) as cluster:
            for state in ("cold", "warm"):
                shutil.rmtree(folder / "spark", ignore_errors=True)
                cost = _run(folder, "spark", "--engine", "spark", "--master", cluster.address)
                found = [compare(folder / "duckdb" / table, folder / "spark" / table) for table in TABLES]
                compared, differing = (f"{sum(one):,}" for one in zip(*found, strict=True))
                busy = f"{cluster.count_busy_workers()} of {cluster.count_workers()}"
                lines.append([f"Spark, {state}", hours, f"{cost.seconds:.1f}", busy, compared, differing])
    return markdown(columns, lines)


def _run(folder: Path, out: str, *engine: str) -> Cost:
    return run_command([*BATCH, str(folder / "hours"), "--out", str(folder / out), *engine], ROOT)
