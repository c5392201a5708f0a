"""Recognises the format of a file by its first bytes and what it holds, not by its name."""

import re

from reading.formats.archive import Archive
from reading.formats.document import Unreadable

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Word, Excel, WPS, and of locked new ones
PARQUET = b"PAR1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
OTHERS = {
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"PK\x05\x06": "ZIP",
    b"AT&TFORM": "DjVu",
    b"MZ": "EXE",
}
# Which stream of the container says what the file is.
STREAMS = (("EncryptedPackage", "locked"), ("Workbook", "xls"), ("Book", "xls"), ("WordDocument", "doc"))
MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title)\b|</(?:p|div|table|t[dr]|span|h[1-6])>", re.IGNORECASE
)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
OFFICE_XML = re.compile(rb'progid="(Word|Excel)\.')
MIME = re.compile(rb"\s*(?:MIME-Version|From|Date|Subject|Content-Type):", re.IGNORECASE)
START = 4096  # bytes in which a text shows that it is markup


def recognise(content: bytes) -> str:
    """One of txt, html, mhtml, docx, pdf, xlsx, xls, ofd, parquet. Raises Unreadable for all others."""
    if content.startswith(ZIP):
        return _recognise_zip(content)
    if content.startswith(OLE):
        return _recognise_container(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(PARQUET):
        return "parquet"
    if content.startswith(PICTURES[:-2]) or (content.startswith(PICTURES[-2:]) and b"\0" in content[:16]):
        raise Unreadable("picture")
    for start, name in OTHERS.items():
        if content.startswith(start):
            raise Unreadable("other_format", format=name)
    start = content[:START]
    return _recognise_text(start.decode("utf-16", "ignore").encode() if start.startswith(UTF_16) else start)


def _recognise_text(start: bytes) -> str:
    if found := OFFICE_XML.search(start):
        raise Unreadable("other_format", format=f"{found[1].decode()} 2003 XML")
    if MIME.match(start) and b"multipart/related" in start.lower():
        return "mhtml"
    return "html" if MARKUP.search(start) else "txt"


def _recognise_container(content: bytes) -> str:
    for stream, found in STREAMS:
        if f"{stream}\0".encode("utf-16-le") in content:
            if found == "locked":
                raise Unreadable("password")
            if found == "doc":
                raise Unreadable("old_word")
            return found
    raise Unreadable("other_format", format="OLE")


def _recognise_zip(content: bytes) -> str:
    names = {name.lower() for name in Archive(content).names}
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "ofd.xml" in names:
        return "ofd"
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable("other_format", format="PPTX")
    if "xl/workbook.bin" in names:
        raise Unreadable("other_format", format="XLSB")
    if "content.xml" in names:
        raise Unreadable("other_format", format="OpenDocument")
    raise Unreadable("other_format", format="ZIP")
