"""The sheets of a reader's file for the reader of tables, and what was recognised of the file itself."""

from collections.abc import Mapping, Sequence

from dashboard.views.own_table.limits import TableLimits
from dashboard.views.own_table.question_words import DELIMITERS
from reading.formats import RawSheet
from reading.tables.layout import Sheet
from reading.tables.questions import Question

DELIMITED = ("csv", "tsv", "txt")
Letters = Mapping[int, str | int]  # what some letters are read as
ENCODINGS = ("utf-8", "gb18030", "utf-16", "big5")


def make_sheets(
    raw_sheets: Sequence[RawSheet], letters: Mapping[int, str | int] | None = None
) -> list[Sheet]:
    """Each sheet with the rows that the file leaves out as blank, so that rows keep their numbers; `letters`
    are read as others.
    """
    return [
        Sheet(
            raw.name,
            _place_rows(raw, letters or {}),
            is_delimited=raw.format in DELIMITED,
            merged=[(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1) for area in raw.merged],
            has_point=raw.format not in DELIMITED,
        )
        for raw in raw_sheets
    ]


def _place_rows(raw: RawSheet, letters: Letters) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for line, row in zip(raw.lines, raw.rows, strict=True):
        rows += [()] * (line - 1 - len(rows))
        rows.append(tuple(text.translate(letters) for text in row))
    return rows


def is_too_large(raw_sheets: Sequence[RawSheet], limits: TableLimits) -> bool:
    """Whether there are more rows in a sheet, or cells in all, than are read."""
    rows = max((raw.lines[-1] for raw in raw_sheets if raw.lines), default=0)
    return rows > limits.rows or sum(len(row) for raw in raw_sheets for row in raw.rows) > limits.cells


def ask_about_file(raw_sheets: Sequence[RawSheet]) -> list[Question]:
    """Encoding and delimiter of a text file, as they were recognised."""
    raw = raw_sheets[0]
    if raw.format not in DELIMITED:
        return []
    encoding, delimiter = raw.encoding or ENCODINGS[0], raw.delimiter or next(iter(DELIMITERS))
    return [
        Question("encoding", "encoding", tuple(dict.fromkeys([encoding, *ENCODINGS])), guess=encoding),
        Question("delimiter", "delimiter", tuple(dict.fromkeys([delimiter, *DELIMITERS])), guess=delimiter),
    ]
