"""Runs the steps on an existing Spark, through Spark Connect: --engine spark --master sc://host:15002.

The queries are those that DuckDB runs, not one of them is rewritten. The cluster reads and writes the files
itself: the folders of input, output and `scratch` must mean the same to this machine, to the server and to
every worker, as on a shared file system. A table that a step makes is written into `scratch` and read from
there, so that it is computed once, also where a cluster keeps nothing in memory.

Needs the packages of requirements-spark.txt, no Java on this machine.
"""

import socket
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession

PORT = 15002  # where a Spark Connect server listens unless told
PATIENCE = 10  # seconds until a server must answer
PROBES = 16  # rows, and files, by which a folder is tried: several to every worker of a small cluster
# Times are naive: Spark's own timestamp is a moment of the world, and others read what it writes hours off.
SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.session.timeZone": "UTC",
}
NO_PACKAGE = (
    "--engine spark needs packages that are not installed ({}): pip install -r requirements-spark.txt"
)
NO_MASTER = "--master {!r} is no address of a Spark Connect server: write sc://host or sc://host:15002"
NOT_SHARED = (
    "{} is not the same folder for this machine and for every worker of the cluster ({}).\n"
    "Name with --out a folder on a file system that they share, at one path, and that the workers may write."
)
STOPPED = "The cluster at --master could not go on: {}"
NO_SERVER = "No Spark Connect server answers at {} ({}): start one, or give its address with --master"


class NoSpark(Exception):
    """The cluster cannot be used; the message says why and what to do."""


class SparkEngine:
    """A session of its own on a server; ends with `close`, or at the end of a `with`."""

    def __init__(self, master: str, scratch: Path) -> None:
        self.scratch = scratch.absolute()
        self.session = _connect(master)
        with _as_no_spark():
            for name, value in SETTINGS.items():
                self.session.conf.set(name, value)
        self._check_shared_folder()

    def __enter__(self) -> "SparkEngine":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def read_parquet(self, name: str, files: Sequence[Path]) -> None:
        """Make `name` a view of these files or folders."""
        with _as_no_spark():
            self.session.read.parquet(*(_locate(file) for file in files)).createOrReplaceTempView(name)

    def read_table(self, name: str, table: pa.Table) -> None:
        """Make `name` a view of a small table of facts; it may be empty."""
        from pyspark.sql.pandas.types import from_arrow_schema

        with _as_no_spark():
            rows = self.session.createDataFrame(table, from_arrow_schema(table.schema))
            rows.createOrReplaceTempView(name)

    def create_view(self, name: str, query: str) -> None:
        """Name a query; it is computed where it is used."""
        with _as_no_spark():
            self.session.sql(query).createOrReplaceTempView(name)

    def create_table(self, name: str, query: str) -> None:
        """Compute a query once, and name what it returns."""
        folder = _locate(self.scratch / name)
        with _as_no_spark():
            rows = self.session.sql(query)
            rows.write.mode("overwrite").parquet(folder)
            # Of no rows there may be no file, and then nobody else knows the columns.
            self.session.read.schema(rows.schema).parquet(folder).createOrReplaceTempView(name)

    def drop(self, name: str) -> None:
        """Forget a view or table. What `create_table` wrote is overwritten by the next of that name."""
        self.session.catalog.dropTempView(name)

    def write_parquet(self, name: str, path: Path) -> None:
        """Write a view or table as a folder of Parquet files."""
        with _as_no_spark():
            self.session.table(name).write.mode("error").parquet(_locate(path))

    def fetch(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a small answer."""
        with _as_no_spark():
            return [tuple(row.values()) for row in self.session.sql(query).toArrow().to_pylist()]

    def close(self) -> None:
        """End the session; what it holds on the server is given back."""
        self.session.stop()

    def _check_shared_folder(self) -> None:
        """NoSpark where workers write to disks of their own: rows would be lost, and nobody would say so."""
        here, there = self.scratch / "written_here.parquet", self.scratch / "written_there"
        self.scratch.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.table({"id": range(PROBES)}), here)
        try:
            self.read_parquet("probe", [here])
            self.session.range(0, PROBES, 1, PROBES).write.mode("overwrite").parquet(_locate(there))
            found = [self.fetch("SELECT COUNT(*) FROM probe")[0][0], pq.read_table(there).num_rows]
        except Exception as error:
            raise NoSpark(NOT_SHARED.format(self.scratch, _first_line(error))) from error
        if found != [PROBES, PROBES]:
            raise NoSpark(NOT_SHARED.format(self.scratch, f"{min(found)} of {PROBES} rows are there"))
        self.drop("probe")


@contextmanager
def _as_no_spark() -> Iterator[None]:
    """An error of the cluster, or on the way to it, as NoSpark."""
    from pyspark.errors import PySparkException

    try:
        yield
    except PySparkException as error:
        raise NoSpark(STOPPED.format(_first_line(error))) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _connect(master: str) -> "SparkSession":
    """A new session on the server; NoSpark if there is none, at once and not after minutes of tries."""
    try:
        with warnings.catch_warnings():
            # Of pandas 3. No frame of pandas is made here.
            warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
            from pyspark.sql.connect.session import SparkSession
    except ImportError as error:
        raise NoSpark(NO_PACKAGE.format(error.name or error)) from error
    address = urlsplit(master)
    if address.scheme != "sc" or not address.hostname:
        raise NoSpark(NO_MASTER.format(master))
    try:
        socket.create_connection((address.hostname, address.port or PORT), PATIENCE).close()
    except OSError as error:
        raise NoSpark(NO_SERVER.format(address.netloc, error.strerror or error)) from error
    return SparkSession.builder.remote(master).create()


def _locate(path: Path) -> str:
    """A path as every machine of the cluster names it."""
    return path.absolute().as_uri()
