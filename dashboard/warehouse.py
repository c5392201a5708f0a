"""The door to DuckDB: open the published file to read, ask it one question at a time."""

from dataclasses import fields
from pathlib import Path
from typing import TypeVar

import duckdb

PATH = Path(__file__).parent.parent / "data" / "warehouse.duckdb"

Row = TypeVar("Row")


class Warehouse:
    """A warehouse open to read; safe to share between sessions: every question has a cursor of its own."""

    def __init__(self, path: Path = PATH) -> None:
        self._connection = duckdb.connect(str(path), read_only=True)

    def fetch(self, row: type[Row], table: str, rest: str = "", **values: object) -> list[Row]:
        """The rows of a table or view that the rest of the statement lets through; $name stands for a value."""
        columns = ", ".join(field.name for field in fields(row))  # type: ignore[arg-type]  # rows are dataclasses
        with self._connection.cursor() as cursor:
            asked = cursor.execute(f"select {columns} from {table} {rest}", values)
            return [row(*cells) for cells in asked.fetchall()]

    def close(self) -> None:
        self._connection.close()
