"""Fills the staging tables: the curated files as they stand, all text, each row with its file and line.

A staging table is derived from the table of schema.sql that names the file: stg_places (file, line, ...).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import duckdb
import pyarrow as pa

from etl.curated_files import Fault, FaultyData, FileRows, read_file

SCRIPT = Path(__file__).parent / "staging.sql"
APART = "monitoring"  # facts that no table holds: the batch reads them itself
SUFFIXES = (".csv", ".yml", ".yaml")  # of curated files, the last one by mistake
BATCH = 50_000  # rows held as text before they go into the database
COLUMNS = """
    select t.table_name, t.comment, list(c.column_name order by c.column_index),
        list(c.column_name) filter (starts_with(coalesce(c.comment, ''), 'optional')),
        bool_or(starts_with(coalesce(c.comment, ''), 'no row needed'))
    from duckdb_tables() t join duckdb_columns() c using (table_oid)
    where t.comment is not null
        and c.column_name <> 'position'
        and not starts_with(coalesce(c.comment, ''), 'computed')
    group by t.table_oid, t.table_name, t.comment
    order by t.table_oid
"""


@dataclass(frozen=True)
class StagedTable:
    """A table of the star that holds a curated file or folder, and the columns that are in the file."""

    star: str  # dim_place
    source: str  # places.csv; claims/*.csv
    columns: tuple[str, ...]
    optional: tuple[str, ...]  # those that a file may leave out
    may_be_empty: bool = False  # whether a file with its header alone is whole

    @property
    def staging(self) -> str:
        """The name of its staging table."""
        return f"stg_{self.source.split('/')[0].split('.')[0]}"

    @property
    def key(self) -> str | None:
        """The column that a folder's files give by their names."""
        return self.columns[0] if "/" in self.source else None

    def files(self, data: Path) -> list[Path]:
        """Its files in order of name; a file or folder that is missing stands for itself."""
        folder, _, pattern = self.source.rpartition("/")
        if not folder:
            return [data / self.source]
        return sorted((data / folder).glob(pattern)) or [(data / folder).with_suffix(".csv")]


def find_strays(tables: Sequence[StagedTable], data: Path) -> list[Path]:
    """What looks like a curated file and would not be read: no table names it, or its suffix is another.

    In the folder of a table that is everything, elsewhere files with a suffix of curated files, in any case.
    Hidden files and folders are left out, and what the monitoring batch reads.
    """
    read = {file for table in tables for file in table.files(data)}
    folders = {data / folder for table in tables if (folder := table.source.rpartition("/")[0])}
    return sorted(
        path
        for path in data.rglob("*")
        if path not in read
        and not any(part.startswith(".") for part in path.relative_to(data).parts)
        and path.relative_to(data).parts[0] != APART
        and (
            path.parent in folders
            or (path.suffix.lower() in SUFFIXES and path.is_file() and folders.isdisjoint(path.parents))
        )
    )


def staged_tables(con: duckdb.DuckDBPyConnection) -> list[StagedTable]:
    """The tables that hold curated files, in the order of schema.sql: a table after those it refers to."""
    return [
        StagedTable(star, source, tuple(names), tuple(optional or ()), may_be_empty)
        for star, source, names, optional, may_be_empty in con.execute(COLUMNS).fetchall()
    ]


def order_of_faults(tables: Sequence[StagedTable]) -> Callable[[Fault], tuple[int, Fault]]:
    """Sorts faults by table, in the order of schema.sql, then by file and line.

    So a code that is wrong where it is defined comes before the rows that use it.
    """

    @cache
    def position(file: str) -> int:
        fits = (at for at, table in enumerate(tables) if PurePosixPath(file).match(table.source))
        return next(fits, -1)  # what belongs to no table comes first

    return lambda fault: (position(fault.file), fault)


def create_staging(con: duckdb.DuckDBPyConnection) -> None:
    """Create an empty staging table for each curated file, and what staging.sql holds."""
    for table in staged_tables(con):
        columns = ", ".join(f'"{column}" text' for column in table.columns)
        con.execute(f"create table {table.staging} (file text, line bigint, {columns})")
    con.execute(SCRIPT.read_text("utf-8"))


def drop_staging(con: duckdb.DuckDBPyConnection) -> None:
    """Remove what create_staging made."""
    con.execute("drop view stg_corrected_claims")
    for table in staged_tables(con):
        con.execute(f"drop table {table.staging}")
    con.execute("drop table stg_key_line; drop table stg_file; drop macro claim_id_of")


def stage(con: duckdb.DuckDBPyConnection, data: Path) -> list[Fault]:
    """Fill every staging table; return the faults of single rows, ordered.

    Raises FaultyData if a whole file cannot be read, because its absence would be reported many times.
    """
    tables = staged_tables(con)
    unreadable = [
        Fault(stray.relative_to(data).as_posix(), 1, "file", "not a file that is read", stray.name)
        for stray in find_strays(tables, data)
    ]
    faults: list[Fault] = []
    key_lines: list[tuple[str, str, int]] = []
    digests: list[tuple[str, str]] = []
    for table in tables:
        batch: list[pa.RecordBatch] = []
        for name, rows in _read(table, data):
            unreadable += rows.unreadable
            faults += rows.faults
            digests.append((name, rows.digest))
            key_lines += [(name, key, line) for key, line in rows.key_lines.items()]
            if rows.lines:
                batch.append(_record_batch(table, name, rows))
            if sum(len(part) for part in batch) >= BATCH:
                _insert(con, table.staging, batch)
        _insert(con, table.staging, batch)
    for staging, lines, names in (
        ("stg_key_line", key_lines, ["file", "column", "line"]),
        ("stg_file", digests, ["file", "digest"]),
    ):
        if lines:
            columns = [pa.array(column) for column in zip(*lines, strict=True)]
            _insert(con, staging, [pa.RecordBatch.from_arrays(columns, names)])
    order = order_of_faults(tables)
    if unreadable:
        raise FaultyData([*sorted(unreadable, key=order), *sorted(faults, key=order)])
    return sorted(faults, key=order)


def insert_rows(con: duckdb.DuckDBPyConnection, table: StagedTable, name: str, rows: FileRows) -> None:
    """Add the rows of one file to its staging table."""
    _insert(con, table.staging, [_record_batch(table, name, rows)])


def _read(table: StagedTable, data: Path) -> Iterator[tuple[str, FileRows]]:
    """The rows of each file of a table, with its name in data/."""
    for file in table.files(data):
        name = file.relative_to(data).as_posix()
        yield name, read_file(file, name, table.columns, table.key, table.optional, table.may_be_empty)


def _record_batch(table: StagedTable, name: str, rows: FileRows) -> pa.RecordBatch:
    text = {column: pa.array(rows.cells[column], pa.string()) for column in table.columns}
    file = pa.array([name] * len(rows.lines), pa.string())
    return pa.RecordBatch.from_pydict({"file": file, "line": pa.array(rows.lines, pa.int64()), **text})


def _insert(con: duckdb.DuckDBPyConnection, table: str, batch: list[pa.RecordBatch]) -> None:
    """Move the rows read so far into a staging table."""
    if batch:
        con.register("staged", pa.Table.from_batches(batch))
        con.execute(f"insert into {table} by name select * from staged")
        con.unregister("staged")
        batch.clear()
