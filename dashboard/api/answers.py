"""Rows as JSON or CSV. Exact: decimals are written digit by digit, never as binary floats."""

import json
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any

from dashboard.csv_writer import plain_value, write_csv


def json_bytes(content: object) -> bytes:
    """JSON in UTF-8."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def json_records(rows: Iterable[Any]) -> list[dict[str, object]]:
    """Rows as JSON objects; decimals and dates are strings."""
    return [{field.name: plain_value(getattr(row, field.name)) for field in fields(row)} for row in rows]


def csv_bytes(row: type, rows: Iterable[Any]) -> bytes:
    """A header and one line a row, UTF-8 without a byte order mark; lists are joined by a semicolon.

    For programs: cells stand as they are. Spreadsheets get their own files from the pages.
    """
    return write_csv((field.name for field in fields(row)), map(astuple, rows))
