"""The text of pages of which lines were found, and what a reader must know of them."""

from collections.abc import Sequence

from reading.formats.cleaning import PRIVATE, clean, note_private
from reading.formats.document import Note, Unreadable
from reading.formats.page_lines import Line, join_pages

MOST_UNKNOWN = 0.2  # of the letters, if the fonts do not say what they are
MOST_NAMED = 20  # pages in a note


def write_pages(pages: Sequence[Sequence[Line]], unread: Sequence[int]) -> tuple[str, tuple[Note, ...]]:
    """Text and notes; `unread` are the pages that show a picture and have no text. Raises Unreadable."""
    if not any(pages):
        raise Unreadable("scanned" if unread else "empty")
    raw = join_pages(pages)
    unknown = len(PRIVATE.findall(raw)) + raw.count("\ufffd")
    if unknown > MOST_UNKNOWN * len(raw):
        raise Unreadable("fonts_without_text")
    notes = note_private(raw)
    if unread:
        named = ", ".join(map(str, unread[:MOST_NAMED])) + (" …" if len(unread) > MOST_NAMED else "")
        notes = (Note("pages_without_text", {"pages": named, "count": len(unread)}), *notes)
    return clean(raw), notes
