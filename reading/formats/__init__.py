"""Files to text: what a document or table says, within limits; nothing is run, fetched or written to disk."""

from reading.formats.document import Document, Note, Unreadable
from reading.formats.in_own_process import decode_document

__all__ = ["Document", "Note", "Unreadable", "decode_document"]
