"""The door to DuckDB: open the published file to read, ask it one question at a time."""

import logging
import os
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from threading import Lock
from typing import TypeVar

import duckdb
from cachetools import LRUCache, cachedmethod

PATH = Path(
    os.environ.get("CHENGJING_WAREHOUSE") or Path(__file__).parent.parent / "data" / "warehouse.duckdb"
)
# Rows of answers that are kept, some 20 MB: readers ask the same questions of a file that never changes.
REMEMBERED = 20_000
MEMORY = "512MB"  # of DuckDB for one open build; by itself it would take most of the machine's
# What DuckDB raises for a file that is not as it was written; checksums that differ raise a plain Error.
DAMAGE = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException)
LOG = logging.getLogger("chengjing")

Row = TypeVar("Row")


class WarehouseFault(Exception):
    """Why a warehouse cannot be read: `code` is missing, unreadable or older; the message says what to do."""

    MESSAGES = {  # noqa: RUF012  # a constant
        "missing": "There is no warehouse yet."
        " Build one with python -m etl, or move a published one into its place.",
        "unreadable": "The warehouse is not a whole DuckDB file."
        " Build it anew with python -m etl, or move a good copy into its place.",
        "older": "The warehouse was built by another version of this program."
        " Build it anew with this version: python -m etl.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(self.MESSAGES[code])
        self.code = code


class Warehouse:
    """A warehouse open to read; safe to share between sessions: every question has a cursor of its own.

    It remembers its last answers. Raises WarehouseFault when the file cannot be opened, and at a question
    that DuckDB cannot answer: "older" where tables or columns are not there, else "unreadable".
    """

    def __init__(self, path: Path = PATH) -> None:
        self._connection = _Attached(path)
        self.broken: WarehouseFault | None = None  # once damage is found, nothing more is believed
        self._answers: LRUCache[object, tuple] = LRUCache(REMEMBERED, getsizeof=_size)
        self._lock = Lock()

    def fetch(self, row: type[Row], table: str, rest: str = "", **values: object) -> list[Row]:
        """The rows of a table or view that the rest of the statement selects; $name stands for a value."""
        hashable = {
            name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
        }
        return list(self._fetch(row, _select(row, table, rest), **hashable))

    def fetch_privately(self, row: type[Row], table: str, rest: str = "", **values: object) -> list[Row]:
        """The same for values that are a reader's own: neither they nor the answer are remembered."""
        return [row(*cells) for cells in self._ask(_select(row, table, rest), values)]

    def fetch_page(
        self,
        row: type[Row],
        table: str,
        values: Mapping[str, Collection[object]],
        order: str,
        limit: int,
        offset: int,
    ) -> tuple[list[Row], int]:
        """Some of the rows whose columns have one of the given values, and how many such rows there are."""
        where = "where true" + "".join(f" and list_contains(${column}, {column})" for column in values)
        lists = {column: list(wanted) for column, wanted in values.items()}
        page = f"{where} order by {order} limit $row_limit offset $row_offset"
        rows = self.fetch(row, table, page, **lists, row_limit=limit, row_offset=offset)
        (total,) = self.fetch(_Count, f"(select count(*) as count from {table} {where})", "", **lists)
        return rows, total.count

    def read_whole(self) -> None:
        """Read every block of the file, as damage shows only where it is read."""
        for table in self.fetch(_Table, "duckdb_tables()", "where database_name = 'warehouse'"):
            self._ask(f'select max(hash(t)) from "{table.table_name}" t', {})

    def forget(self) -> None:
        """Forget the answers, to measure what a question costs."""
        with self._lock:
            self._answers.clear()

    def close(self) -> None:
        self._connection.close()

    @cachedmethod(lambda self: self._answers, lock=lambda self: self._lock)
    def _fetch(self, row: type[Row], statement: str, **values: object) -> tuple[Row, ...]:
        return tuple(row(*cells) for cells in self._ask(statement, values))

    def _ask(self, statement: str, values: Mapping[str, object]) -> list[tuple]:
        try:
            with self._connection.cursor() as cursor:
                return cursor.execute(statement, values).fetchall()
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            LOG.error("a question to the warehouse failed: %s", error)
            raise WarehouseFault("older") from error
        except (duckdb.Error, ValueError, ArithmeticError, OSError) as error:  # also what cannot be a value
            LOG.error("a question to the warehouse failed: %s", error)
            fault = WarehouseFault("unreadable")
            if isinstance(error, DAMAGE) or type(error) is duckdb.Error:
                self.broken = fault
            raise fault from error


@dataclass(frozen=True)
class _Count:
    count: int


@dataclass(frozen=True)
class _Table:
    table_name: str


def _select(row: type, table: str, rest: str) -> str:
    columns = ", ".join(field.name for field in fields(row))
    return f"select {columns} from {table} {rest}"


def _size(rows: tuple) -> int:
    return 1 + len(rows)


class _Attached:
    """A file attached to a database of its own in memory.

    DuckDB keeps one open database for a path and process: who opens the path again, after another file was
    moved there, is given the old one. An attached file is read from the place it has when it is attached.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise WarehouseFault("unreadable" if path.exists() else "missing")
        self._database = duckdb.connect()
        self._idle: deque[duckdb.DuckDBPyConnection] = deque()
        quoted = str(path).replace("'", "''")
        try:
            self._database.execute(f"attach '{quoted}' as warehouse (read_only)")
            # Answers are small and readers many: to divide one among threads costs more than it saves.
            self._database.execute("set threads = 1")
            self._database.execute(f"set memory_limit = '{MEMORY}'")
            self._database.execute("set enable_external_access = false")
            sizes = self._database.execute(
                "select block_size * total_blocks from pragma_database_size()"
                " where database_name = 'warehouse'"
            )
            # DuckDB would notice that the end is missing only when a question needs it.
            if path.stat().st_size < (sizes.fetchone() or (0,))[0]:
                raise duckdb.IOException("the end is missing")
        except (duckdb.Error, OSError) as error:
            self._database.close()
            raise WarehouseFault("unreadable" if path.exists() else "missing") from error

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor that finds the file's tables by their names.

        Used again, because `use` takes half a millisecond.
        """
        try:
            cursor = self._idle.pop()
        except IndexError:
            cursor = self._database.cursor()
            cursor.execute("use warehouse")
        try:
            yield cursor
        finally:
            self._idle.append(cursor)

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()
        self._database.close()
