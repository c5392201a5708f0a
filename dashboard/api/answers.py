"""Rows as JSON or CSV. Exact: decimals are written digit by digit, never as binary floats."""

import csv
import json
from collections.abc import Iterable
from dataclasses import astuple, fields
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any


def json_bytes(content: object) -> bytes:
    """JSON in UTF-8."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def json_records(rows: Iterable[Any]) -> list[dict[str, object]]:
    """Rows as JSON objects; decimals and dates are strings."""
    return [{field.name: _plain(getattr(row, field.name)) for field in fields(row)} for row in rows]


def csv_bytes(row: type, rows: Iterable[Any]) -> bytes:
    """A header and one line a row, UTF-8 without a byte order mark; lists are joined by a semicolon.

    For programs: cells stand as they are. Spreadsheets get their own files from the pages.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(field.name for field in fields(row))
    writer.writerows([_cell(value) for value in astuple(one)] for one in rows)
    return out.getvalue().encode()


def exact(value: Decimal) -> str:
    """A decimal without an exponent or closing zeros: 28, 95.3, -0.5."""
    told = f"{value:f}"
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return "0" if told == "-0" else told


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return exact(value)
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: object) -> object:
    return ";".join(map(str, value)) if isinstance(value, list) else _plain(value)
