"""Files that give no text: each says which code and values its sentence is made of."""

import io
import struct
import zipfile

import pytest

from reading.formats import Unreadable, archive, limits, pdf
from reading.formats.decoding import decode_document
from tests.reading.formats.files import make_paragraphs, make_pdf, make_word, make_zip, set_lines

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def stream(name: str) -> bytes:
    """The container of old office programs, with the name of a stream."""
    return OLE + f"{name}\0".encode("utf-16-le")


def locked_zip() -> bytes:
    """A zip file whose only entry is marked as locked."""
    content = bytearray(make_zip({"word/document.xml": "<x/>"}))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", content, content.index(start) + flags, 1)
    return bytes(content)


# Needs the password to open: standard security of revision 2, with a key that is not that of no password.
LOCKED_PDF = make_pdf([set_lines(["甲"])]).replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
    + b"11" * 32
    + b">/U<"
    + b"22" * 32
    + b">>>",
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"<html><body></body></html>", "empty"),
        (bytes(range(256)), "no_text"),
        (stream("EncryptedPackage"), "password"),
        (stream("WordDocument"), "old_word"),
        (stream("Workbook"), "broken"),
        (stream("PowerPoint Document"), "other_format"),
        (b"{\\rtf1 text}", "other_format"),
        (b"Rar!\x1a\x07", "other_format"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>', "other_format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "picture"),
        (b"BM" + bytes(20), "picture"),
        (make_zip({"ppt/presentation.xml": "<x/>"}), "other_format"),
        (make_zip({"content.xml": "<x/>"}), "other_format"),
        (make_zip({"a.txt": "a"}), "other_format"),
        (make_zip({"word/document.xml": "<x"}), "broken"),
        (make_paragraphs("甲" * 99)[:-40], "broken"),
        (locked_zip(), "password"),
        (b"%PDF-1.7 and nothing more", "broken"),
        (LOCKED_PDF, "password"),
    ],
)
def test_each_kind_of_bad_file_has_its_code(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as raised:
        decode_document("a", content)
    assert raised.value.code == code


def test_text_whose_fonts_do_not_say_what_they_show() -> None:
    with pytest.raises(Unreadable, match="fonts_without_text"):
        decode_document("a.pdf", make_pdf([set_lines(["\ue001\ue002\ue003甲"])]))


def test_too_much_is_refused_not_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def code(content: bytes) -> str:
        with pytest.raises(Unreadable) as raised:
            decode_document("a", content)
        return raised.value.code

    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    assert code(make_pdf([set_lines(["甲"]), set_lines(["乙"])])) == "too_many_pages"
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 5)
    assert code(make_paragraphs("甲" * 6)) == "too_long"
    monkeypatch.setattr(limits, "MOST_BYTES", 10)
    assert code(b"12345678901") == "too_large"
    monkeypatch.setattr(limits, "MOST_SECONDS", -1)
    monkeypatch.setattr(limits, "MOST_BYTES", 10_000)
    assert code(make_pdf([set_lines(["甲"])])) == "takes_too_long"


def test_a_zip_bomb_is_let_go_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_PART", 1_000_000)
    bomb = make_word("<w:p/>" + " " * 20_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(Unreadable, match="unpacks_too_large"):
        decode_document("a.docx", bomb)


def test_many_files_in_a_zip_file_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as many:
        for number in range(limits.MOST_ENTRIES + 1):
            many.writestr(str(number), b"")
    with pytest.raises(Unreadable, match="unpacks_too_large"):
        decode_document("a.docx", stream.getvalue())


def test_what_is_nested_without_end_is_refused() -> None:
    deep = "<w:p>" + "<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000 + "</w:p>"
    with pytest.raises(Unreadable, match="broken"):
        decode_document("a.docx", make_word(deep))
    for depth, code in ((1_000, None), (20_000, "broken")):
        page = f"<html><body>{'<div>' * depth}深{'</div>' * depth}</body></html>".encode()
        if code is None:
            assert decode_document("a.html", page).text == "深"
        else:
            with pytest.raises(Unreadable, match=code):
                decode_document("a.html", page)
