"""CSV for pages and for the API: one header, exact values, CRLF line ends, UTF-8.

A spreadsheet gets a byte order mark, so that it reads Chinese, and no text that it would run as a formula.
A program gets every cell as it is.
"""

import csv
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import StringIO

from rules.rounding import exact_digits

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
PRINTED_NUMBER = re.compile(r"[+-]\d+(\.\d+)?%?")  # a printed change, which no program reads as a formula
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_csv(
    header: Iterable[str], rows: Iterable[Iterable[object]], *, for_spreadsheet: bool = False
) -> bytes:
    """The header and one line a row; a list in a cell is joined by semicolons, None is an empty cell."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    make_cell = _spreadsheet_cell if for_spreadsheet else _cell
    writer.writerow(header)
    writer.writerows([make_cell(value) for value in row] for row in rows)
    return (BYTE_ORDER_MARK if for_spreadsheet else b"") + file.getvalue().encode()


def plain_value(value: object) -> object:
    """A value without its Python type: decimals digit by digit, never as binary floats, and ISO dates."""
    if isinstance(value, Decimal):
        return exact_digits(value)
    return value.isoformat() if isinstance(value, date) else value


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may run this text: it begins like a formula and is no printed number."""
    return len(text) > 1 and text.startswith(FORMULA_STARTS) and not PRINTED_NUMBER.fullmatch(text)


def _cell(value: object) -> object:
    return ";".join(map(str, value)) if isinstance(value, list) else plain_value(value)


def _spreadsheet_cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and is_formula(value) else _cell(value)
