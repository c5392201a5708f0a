"""What comes of a file: a document's text, a table's rows, notes for its reader, or why it cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Note:
    """What a reader must know of how a file was read: a code, and the values that its sentence names."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """The text of a document, one paragraph a line; a row of a table is a line of cells joined by tabs."""

    text: str
    format: str
    encoding: str | None = None  # of a text file
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Area:
    """Cells that are one cell: first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class RawSheet:
    """A table as its file shows it: rows of cells as text, as long as they are, and the line of each row.

    `lines` are row numbers of a sheet, or lines of a text file, where quoted cells may go over several. Empty
    rows are left out: their lines are missing. A merged cell has its text in its first place only.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    format: str
    encoding: str | None = None
    delimiter: str | None = None
    merged: tuple[Area, ...] = ()
    notes: tuple[Note, ...] = ()


class Unreadable(Exception):
    """A file that gives no text: a code, and the values that its sentence names."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


def document_from_json(read: dict[str, Any]) -> Document:
    """A document as asdict and JSON give it."""
    return Document(read["text"], read["format"], read["encoding"], _notes_from_json(read["notes"]))


def sheet_from_json(read: dict[str, Any]) -> RawSheet:
    """A sheet as asdict and JSON give it."""
    return RawSheet(
        read["name"],
        tuple(map(tuple, read["rows"])),
        tuple(read["lines"]),
        read["format"],
        read["encoding"],
        read["delimiter"],
        tuple(Area(**area) for area in read["merged"]),
        _notes_from_json(read["notes"]),
    )


def _notes_from_json(notes: list[dict[str, Any]]) -> tuple[Note, ...]:
    return tuple(Note(note["code"], note["values"]) for note in notes)
