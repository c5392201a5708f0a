"""Decodes a document or table of any format that is read, by what the file holds."""

from collections.abc import Callable
from dataclasses import replace

from reading.formats.cleaning import clean, note_private
from reading.formats.delimited import read_delimited
from reading.formats.document import Document, Note, RawSheet, Unreadable
from reading.formats.file_name import name_misleading, note_misleading
from reading.formats.limits import check_length, check_size
from reading.formats.ofd import read_ofd
from reading.formats.old_workbook import read_old_workbook
from reading.formats.pdf import read_pdf
from reading.formats.plain_text import decode_text
from reading.formats.signatures import recognise
from reading.formats.web_page import read_page, read_page_tables, read_saved_page
from reading.formats.word import Word
from reading.formats.workbook import Workbook

Read = tuple[str, str | None, tuple[Note, ...]]  # text, encoding, notes


def decode_document(name: str, content: bytes) -> Document:
    """The text of a file. Its format is recognised by its content; its name only shows whether it misleads.

    Raises Unreadable.
    """
    check_size(content)
    found = recognise(content)
    if found not in READERS:
        raise Unreadable("other_format", format=found)
    try:
        text, encoding, notes = READERS[found](content)
    except RecursionError as error:  # nested deeper than any real document
        raise Unreadable("broken") from error
    except Unreadable as error:
        raise name_misleading(name, found, error) from error
    if not text.strip():
        raise Unreadable("empty")
    format = "html" if found == "mhtml" else found
    return Document(check_length(text), format, encoding, (*note_misleading(name, found), *notes))


def decode_table(
    name: str, content: bytes, encoding: str | None = None, delimiter: str | None = None
) -> tuple[RawSheet, ...]:
    """The sheets of a file that have rows. Encoding and delimiter of a text file may be given.

    Raises Unreadable.
    """
    check_size(content)
    found = recognise(content)
    try:
        if found == "txt":
            sheets = read_delimited(content, encoding, delimiter)
        elif found in TABLE_READERS:
            sheets = TABLE_READERS[found](content)
        else:
            raise Unreadable("no_table")
    except Unreadable as error:
        raise name_misleading(name, found, error) from error
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise Unreadable("no_table" if found == "html" else "empty")
    notes = note_misleading(name, found)
    return tuple(replace(sheet, notes=(*notes, *sheet.notes)) for sheet in filled)


def _read_text(content: bytes) -> Read:
    raw, encoding, notes = decode_text(content)
    return clean(raw), encoding, (*notes, *note_private(raw))


def _read_parquet(content: bytes) -> tuple[RawSheet, ...]:
    """Its library takes as long to import as all others together, so only its own files wait for it."""
    from reading.formats.parquet import read_parquet

    return read_parquet(content)


def _without_encoding(read: tuple[str, tuple[Note, ...]]) -> Read:
    text, notes = read
    return text, None, notes


def _read_sheets(sheets: tuple[RawSheet, ...]) -> Read:
    """A workbook as text: the name of each sheet, then its rows."""
    lines = []
    for sheet in sheets:
        lines += [sheet.name, *("\t".join(row) for row in sheet.rows)]
    if not any(sheet.rows for sheet in sheets):
        raise Unreadable("empty")
    notes: list[Note] = []
    for sheet in sheets:
        notes += [note for note in sheet.notes if note not in notes]
    return "\n".join(lines), None, tuple(notes)


TABLE_READERS: dict[str, Callable[[bytes], tuple[RawSheet, ...]]] = {
    "xlsx": lambda content: Workbook(content).read(),
    "xls": read_old_workbook,
    "html": read_page_tables,
    "parquet": _read_parquet,
}
READERS: dict[str, Callable[[bytes], Read]] = {
    "txt": _read_text,
    "html": read_page,
    "mhtml": read_saved_page,
    "docx": lambda content: _without_encoding(Word(content).read()),
    "pdf": lambda content: _without_encoding(read_pdf(content)),
    "ofd": lambda content: _without_encoding(read_ofd(content)),
    "xlsx": lambda content: _read_sheets(Workbook(content).read()),
    "xls": lambda content: _read_sheets(read_old_workbook(content)),
}
