"""Tables in text files (CSV, TSV and the like): encoding, delimiter, quotes, no swallowed rest of a file."""

import csv
import re
from collections import Counter
from collections.abc import Iterator

from reading.formats.cleaning import clean_cell
from reading.formats.document import Note, RawSheet, Unreadable
from reading.formats.limits import MOST_COLUMNS, check_table
from reading.formats.plain_text import NUL, decode_text
from reading.formats.sheet_builder import name_some

DELIMITERS = ("\t", ";", "|", ",", "\uff0c")  # of two that fit alike, the first
NAMED = re.compile(r"sep=(.)\n")  # first line by which spreadsheets name the delimiter
SAMPLE = 200  # lines from which the delimiter is recognised
FEW = 100  # a hundredth of the bytes
LONGEST_CELL = 20  # lines; a quotation mark that opens more was never closed
FIELD = 131_072  # characters


def read_delimited(content: bytes, encoding: str | None, delimiter: str | None) -> tuple[RawSheet, ...]:
    """The table of a text file; encoding and delimiter are recognised unless given. Raises Unreadable."""
    text, encoding, notes = _decode(content, encoding)
    text = re.sub("\r\n?", "\n", text)
    named = NAMED.match(text)
    begin = text.count("\n", 0, named.end()) if named else 0
    lines = text.split("\n")
    if not delimiter:
        delimiter = str(named[1]) if named else _find_delimiter(lines)
    rows, numbers = [], []
    cells = 0
    for number, row in _parse(lines[begin:], delimiter, begin):
        cells += len(row)
        if len(row) > MOST_COLUMNS:
            raise Unreadable("too_many_columns", columns=MOST_COLUMNS)
        check_table(len(rows) + 1, cells)
        cleaned = tuple(map(clean_cell, row))
        if any(cleaned):
            rows.append(cleaned)
            numbers.append(number)
    notes = (*notes, *_note_ragged(rows, numbers))
    return (RawSheet("", tuple(rows), tuple(numbers), "csv", encoding, delimiter, notes=notes),)


def _decode(content: bytes, encoding: str | None) -> tuple[str, str, tuple[Note, ...]]:
    if encoding:
        try:
            return content.decode(encoding).removeprefix("\ufeff"), encoding, ()
        except UnicodeDecodeError as error:
            raise Unreadable("broken_text", line=content.count(b"\n", 0, error.start) + 1) from error
        except LookupError as error:
            raise Unreadable("unknown_encoding") from error
    zeros = content.count(NUL)
    if zeros and zeros * FEW < len(content):
        text, encoding, notes = decode_text(content.replace(NUL, b""))
        return text, encoding, (*notes, Note("nul_bytes", {"count": zeros}))
    return decode_text(content)


def _find_delimiter(lines: list[str]) -> str:
    """The delimiter that gives the most rows one width of at least two cells."""

    def count_alike(delimiter: str) -> int:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if any(row))
        return max((count for width, count in widths.items() if width > 1), default=0)

    sample = [f"{line[:FIELD]}\n" for line in lines[:SAMPLE]]
    try:
        return max(DELIMITERS, key=count_alike)
    except csv.Error as error:
        raise Unreadable("unclosed_quote", line=1) from error


def _parse(lines: list[str], delimiter: str, begin: int) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line in which each begins. Raises Unreadable where quotation marks do not match."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    number = begin + 1
    try:
        for row in reader:
            if any(cell.count("\n") > LONGEST_CELL for cell in row):
                raise Unreadable("unclosed_quote", line=number)
            yield number, row
            number = begin + reader.line_num + 1
    except csv.Error as error:
        raise Unreadable("unclosed_quote", line=number) from error


def _note_ragged(rows: list[tuple[str, ...]], numbers: list[int]) -> Iterator[Note]:
    widths = Counter(map(len, rows))
    if len(widths) > 1:
        usual = max(widths, key=lambda width: (widths[width], width))
        found = [str(number) for row, number in zip(rows, numbers, strict=True) if len(row) != usual]
        yield Note("ragged_rows", {"count": len(found), "where": name_some(found)})
