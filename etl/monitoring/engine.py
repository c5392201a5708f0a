"""What runs the steps of the batch: SQL queries by name, over views, in the order of their files.

A step is a file `NN_table.sql` with one query, and its table is called what follows the number. The text is
the same for every engine, so it keeps to what DuckDB and Spark both mean in the same way: no quoted names,
no literals with a point but 1.5e0, sums cast to BIGINT, no ordered aggregates, times without a zone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from etl.monitoring.sql_text import quote_list, quote_text

ENGINES = ("duckdb", "spark")


class Engine(Protocol):
    """Holds named views and tables, and answers queries over them."""

    def read_parquet(self, name: str, files: Sequence[Path]) -> None:
        """Make `name` a view of these files or folders."""

    def read_table(self, name: str, table: pa.Table) -> None:
        """Make `name` a small table of facts."""

    def create_view(self, name: str, query: str) -> None:
        """Name a query; it is computed where it is used."""

    def create_table(self, name: str, query: str) -> None:
        """Compute a query once, and name what it returns."""

    def drop(self, name: str) -> None:
        """Forget a view or table, and give its memory back."""

    def write_parquet(self, name: str, path: Path) -> None:
        """Write a view or table: DuckDB a file, Spark a folder of files."""

    def fetch(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a small answer."""
        ...

    def close(self) -> None:
        """End it; nothing of it is left behind."""


class DuckDbEngine:
    """A database in memory; what does not fit spills into `scratch`. Ends with `close`, or a `with`."""

    def __init__(self, scratch: Path, threads: int | None = None) -> None:
        self.connection = duckdb.connect()
        self.connection.execute(f"set temp_directory = {quote_text(str(scratch))}")
        self.connection.execute("set preserve_insertion_order = false")
        if threads is not None:
            self.connection.execute(f"set threads = {threads}")
        self._kinds: dict[str, str] = {}

    def __enter__(self) -> "DuckDbEngine":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def read_parquet(self, name: str, files: Sequence[Path]) -> None:
        found = [str(file / "**" / "*.parquet") if file.is_dir() else str(file) for file in files]
        self.create_view(name, f"SELECT * FROM read_parquet({quote_list(found)})")

    def read_table(self, name: str, table: pa.Table) -> None:
        self.connection.register("given", table)
        self.create_table(name, "SELECT * FROM given")
        self.connection.unregister("given")

    def create_view(self, name: str, query: str) -> None:
        self._create("VIEW", name, query)

    def create_table(self, name: str, query: str) -> None:
        self._create("TABLE", name, query)

    def drop(self, name: str) -> None:
        if kind := self._kinds.pop(name, None):
            self.connection.execute(f"DROP {kind} {name}")

    def write_parquet(self, name: str, path: Path) -> None:
        target = quote_text(str(path))
        self.connection.execute(f"COPY (SELECT * FROM {name}) TO {target} (FORMAT parquet)")

    def fetch(self, query: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(query).fetchall()

    def close(self) -> None:
        self.connection.close()

    def _create(self, kind: str, name: str, query: str) -> None:
        self.drop(name)
        self.connection.execute(f"CREATE OR REPLACE TEMP {kind} {name} AS {query}")
        self._kinds[name] = kind


@dataclass(frozen=True)
class Step:
    """A query, and the table that it makes."""

    table: str
    query: str


def read_steps(folder: Path) -> list[Step]:
    """The steps of a folder, in the order in which they run."""
    files = sorted(folder.glob("[0-9][0-9]_*.sql"))
    return [Step(file.stem[3:], file.read_text("utf-8")) for file in files]


def open_engine(name: str, master: str | None, scratch: Path) -> Engine:
    """The engine of this name; `scratch` is a folder that it may fill. Raises NoSpark where there is none."""
    if name == "spark":
        from etl.monitoring.spark_engine import SparkEngine  # its packages are an extra

        return SparkEngine(master or "", scratch)
    return DuckDbEngine(scratch)
