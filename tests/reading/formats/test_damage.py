"""Damaged files of every format: a document comes out or a code, in bounded time, and memory is let go."""

import tracemalloc
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reading.formats import Document, Unreadable
from reading.formats.decoding import decode_document
from tests.reading.formats.files import make_paragraphs, make_pdf, make_word, set_lines
from tests.reading.formats.old_excel import make_old_workbook
from tests.reading.formats.test_ofd import make_ofd, text
from tests.reading.formats.test_old_workbook import CELLS
from tests.reading.formats.test_pdf import REPORT
from tests.reading.formats.test_web_page import ARTICLE
from tests.reading.formats.test_workbook import fill_everything, make_workbook

FILES = {
    "docx": make_paragraphs(*REPORT),
    "pdf": make_pdf([set_lines(REPORT), set_lines(REPORT)]),
    "html": f"<html><body>{ARTICLE}</body></html>".encode("gb18030"),
    "txt": "\n".join(REPORT).encode("utf-16"),
    "xlsx": make_workbook(fill_everything),
    "xls": make_old_workbook(CELLS),
    "ofd": make_ofd(text(30, 20, REPORT[0]) + text(30, 30, REPORT[1]), text(30, 20, REPORT[2])),
}
SLOWEST = 5  # seconds


def decode(name: str, content: bytes) -> Document | str:
    try:
        return decode_document(name, content)
    except Unreadable as error:
        return error.code


@pytest.mark.parametrize("format", FILES)
@settings(max_examples=25)
@given(cut=st.floats(0, 1), flips=st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), max_size=8))
@example(cut=1, flips=[])
def test_a_damaged_file_gives_text_or_a_code(format: str, cut: float, flips: list[tuple[float, int]]) -> None:
    content = bytearray(FILES[format][: round(cut * len(FILES[format]))])
    for place, mask in flips:
        if content:
            content[min(int(place * len(content)), len(content) - 1)] ^= mask
    start = process_time()
    found = decode(f"a.{format}", bytes(content))
    assert isinstance(found, Document) or found.isidentifier()
    assert process_time() - start < SLOWEST


@given(
    content=st.binary(max_size=200),
    start=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xfe", b"<html>"]),
)
def test_any_bytes_give_text_or_a_code(start: bytes, content: bytes) -> None:
    found = decode("a", start + content)
    assert isinstance(found, Document) or found.isidentifier()


def test_fifty_files_leave_nothing_in_memory() -> None:
    def read_all() -> None:
        for format, content in small.items():
            decode(f"a.{format}", content)

    small = FILES | {"docx": make_word("<w:p><w:r><w:t>甲</w:t></w:r></w:p>")}
    tracemalloc.start()
    try:
        for _ in range(3):  # what libraries keep of their first files is no leak
            read_all()
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(10):
            read_all()
        after, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 100_000
    assert most < 20_000_000
