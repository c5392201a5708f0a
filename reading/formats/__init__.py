"""Files to text: what a document or table says, within limits; nothing is run, fetched or written to disk."""

from reading.formats.document import Area, Document, Note, RawSheet, Unreadable
from reading.formats.in_own_process import decode_document, decode_table

__all__ = ["Area", "Document", "Note", "RawSheet", "Unreadable", "decode_document", "decode_table"]
