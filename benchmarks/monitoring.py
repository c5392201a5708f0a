"""The monitoring batch on a nation's hours: rows a second, memory at most, and the same tables by Polars.

Of each size the hours are written first (national_hours.py), then batch and peer run in turn, each in a
process of its own, with what it takes to start, read, compute and write; their tables are compared row by
row. A size that goes beyond a year goes on into the next.
"""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import duckdb

from benchmarks import national_hours
from benchmarks.pages import markdown
from benchmarks.processes import Cost, run_command
from benchmarks.servers import ROOT

SIZES = (5_000_000, 20_000_000, 50_000_000, 87_000_000)
TABLES = ("station_day", "city_day", "city_aqi", "city_period")
BATCH = [sys.executable, "-m", "etl", "monitor", "air"]
PEER = [sys.executable, "-m", "benchmarks.peers.air_in_polars"]


@dataclass
class Size:
    """Rows of an input, what each run of batch and peer cost, and rows that only one of them has."""

    rows: int
    batch: list[Cost] = field(default_factory=list)
    peer: list[Cost] = field(default_factory=list)
    compared: int = 0
    differing: int = 0


def report(sizes: Sequence[int] = SIZES, runs: int = 1) -> str:
    """A line a size, each number the median of the runs; the ratio is that of each run's pair."""
    columns = ["rows", "s", "million rows/s", "CPU s", "GB at most", "per row ÷ first"]
    columns += ["Polars: s", "million rows/s", "CPU s", "GB at most", "s ÷ Polars", "CPU ÷ Polars"]
    columns += ["rows compared", "that differ"]
    found = [measure(rows, runs) for rows in sizes]
    first = _middle(found[0].batch, "processor") / found[0].rows
    lines = []
    for size in found:
        cells = [f"{size.rows:,}"]
        for costs in (size.batch, size.peer):
            seconds = _middle(costs, "seconds")
            cells += [
                f"{seconds:.1f}",
                f"{size.rows / seconds / 1e6:.1f}",
                f"{_middle(costs, 'processor'):.1f}",
            ]
            cells.append(f"{_middle(costs, 'memory'):.2f}")
            if costs is size.batch:
                cells.append(f"{_middle(costs, 'processor') / size.rows / first:.2f}")
        cells += [f"{_middle_ratio(size, name):.2f}" for name in ("seconds", "processor")]
        lines.append([*cells, f"{size.compared:,}", f"{size.differing:,}"])
    return markdown(columns, lines)


def measure(rows: int, runs: int) -> Size:
    """Batch and peer in turn, so many times, on the same hours."""
    with tempfile.TemporaryDirectory(prefix="chengjing-") as name:
        folder = Path(name)
        files = national_hours.write(folder / "hours", rows)
        size = Size(count_rows(files))
        for _ in range(runs):
            size.batch.append(
                run_command([*BATCH, str(folder / "hours"), "--out", str(folder / "batch")], ROOT)
            )
            size.peer.append(run_command([*PEER, str(folder / "hours"), str(folder / "peer")], ROOT))
        for table in TABLES:
            compared, differing = compare(folder / "batch" / table, folder / "peer" / table)
            size.compared += compared
            size.differing += differing
    return size


def count_rows(files: list[Path]) -> int:
    """Rows of Parquet files."""
    with duckdb.connect() as con:
        ((rows,),) = con.execute(
            "select count(*) from read_parquet($1)", [[str(f) for f in files]]
        ).fetchall()
    return rows


def compare(one: Path, other: Path) -> tuple[int, int]:
    """Rows of the first of two folders of Parquet, and rows, counted as often as they stand, only in one.

    Columns are compared by name and type, too. Raises RuntimeError where they differ.
    """
    with duckdb.connect() as con:
        con.execute("set preserve_insertion_order = false")
        for name, folder in (("one", one), ("other", other)):
            con.execute(f"create view {name} as from read_parquet('{folder}/**/*.parquet')")
        columns = [con.execute(f"describe {name}").fetchall() for name in ("one", "other")]
        if columns[0] != columns[1]:
            raise RuntimeError(f"the columns of {one} and {other} differ: {columns}")
        ((rows, differing),) = con.execute("""
            select
                (select count(*) from one),
                (select count(*) from (from one except all from other))
                + (select count(*) from (from other except all from one))
        """).fetchall()
    return rows, differing


def _middle(costs: list[Cost], name: str) -> float:
    return median(getattr(cost, name) for cost in costs)


def _middle_ratio(size: Size, name: str) -> float:
    pairs = zip(size.batch, size.peer, strict=True)
    return median(getattr(batch, name) / getattr(peer, name) for batch, peer in pairs)
