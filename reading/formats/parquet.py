"""Tables in Parquet files, as text: the names of the columns, then a row a record."""

from datetime import datetime, time
from decimal import Decimal
from typing import Any

import pyarrow
from pyarrow import parquet

from reading.formats.cell_formats import write_plain
from reading.formats.cleaning import clean_cell
from reading.formats.document import RawSheet, Unreadable
from reading.formats.limits import MEGABYTE, MOST_COLUMNS, MOST_UNPACKED, check_table

SINGLE = 7  # significant digits of a number of 32 bits


def read_parquet(content: bytes) -> tuple[RawSheet, ...]:
    """The table of a Parquet file. Raises Unreadable."""
    try:
        file = parquet.ParquetFile(pyarrow.BufferReader(content))
        _check_bounds(file.metadata)
        table = file.read(use_threads=False)
        columns = [_write_column(column) for column in table.columns]
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise Unreadable("broken") from error
    rows = (tuple(map(clean_cell, table.column_names)), *zip(*columns, strict=True))
    return (RawSheet("", rows, tuple(range(1, len(rows) + 1)), "parquet"),)


def _check_bounds(metadata: Any) -> None:
    """Refuse what would be too much, before it is read. Raises Unreadable."""
    if metadata.num_columns > MOST_COLUMNS:
        raise Unreadable("too_many_columns", columns=MOST_COLUMNS)
    check_table(metadata.num_rows, metadata.num_rows * metadata.num_columns)
    size = sum(metadata.row_group(at).total_byte_size for at in range(metadata.num_row_groups))
    if size > MOST_UNPACKED:
        raise Unreadable("unpacks_too_large", megabytes=MOST_UNPACKED // MEGABYTE)


def _write_column(column: Any) -> list[str]:
    digits = SINGLE if column.type in (pyarrow.float32(), pyarrow.float16()) else None
    return [_write(value, digits) for value in column.to_pylist()]


def _write(value: object, digits: int | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return write_plain(f"{value:.{digits}g}" if digits else value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M:%S}"
    return clean_cell(str(value))
