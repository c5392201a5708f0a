"""Tables: delimiters, encodings, quotes that do not match, Parquet, web pages named as workbooks."""

import io
import subprocess
from datetime import date, datetime
from decimal import Decimal

import pyarrow
import pytest
from pyarrow import parquet

from reading.formats import Area, Note, RawSheet, Unreadable, in_own_process, limits
from reading.formats.decoding import decode_table
from tests.reading.formats.files import make_paragraphs
from tests.reading.formats.test_workbook import fill_everything, make_workbook

CITIES = "城市,年份,浓度\n甲市,2025,28.6\n乙市,2025,30.0\n"


def read(text: str | bytes, **given: str) -> RawSheet:
    (sheet,) = decode_table("a.csv", text if isinstance(text, bytes) else text.encode(), **given)
    return sheet


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_delimiter_and_encoding_are_recognised(delimiter: str, encoding: str) -> None:
    sheet = read(CITIES.replace(",", delimiter).encode(encoding))
    assert sheet.rows == (("城市", "年份", "浓度"), ("甲市", "2025", "28.6"), ("乙市", "2025", "30.0"))
    assert (sheet.lines, sheet.delimiter, sheet.notes) == ((1, 2, 3), delimiter, ())
    assert sheet.encoding == encoding.removesuffix("-sig")


def test_a_decimal_comma_does_not_delimit_where_semicolons_do() -> None:
    assert read("城市;浓度;比率\n甲;28,6;83,8\n乙;30,0;90,1\n").rows[1] == ("甲", "28,6", "83,8")


def test_what_a_reader_says_counts_more_than_what_is_recognised() -> None:
    assert read("甲;1\n乙;2\n", delimiter=",").rows == (("甲;1",), ("乙;2",))
    with pytest.raises(Unreadable, match="broken_text"):
        read("甲,1\n".encode("gb18030"), encoding="utf-8")


def test_a_first_line_may_name_the_delimiter() -> None:
    sheet = read("sep=;\n甲,1;2\n")
    assert (sheet.rows, sheet.lines) == ((("甲,1", "2"),), (2,))


def test_quoted_cells_may_go_over_lines_and_rows_keep_the_line_they_begin_in() -> None:
    sheet = read('名称,备注\n甲,"一行\n又一行, 含""引号"""\n\n乙,\n')
    assert sheet.rows == (("名称", "备注"), ("甲", '一行 又一行, 含"引号"'), ("乙", ""))
    assert sheet.lines == (1, 2, 5)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('城市,浓度\n甲,"28\n乙,30\n', 2),
        ('城市,浓度\n甲,"28\n乙,"30"\n', 2),
        ('城市,浓度\n"甲"市,28\n', 2),
        ('城市,浓度\n甲,28\n乙,"' + "行,1\n" * 30 + '"\n', 3),
    ],
)
def test_quotation_marks_that_do_not_match_swallow_nothing(text: str, line: int) -> None:
    with pytest.raises(Unreadable) as raised:
        read(text)
    assert (raised.value.code, raised.value.values) == ("unclosed_quote", {"line": line})


def test_ragged_rows_and_zero_bytes_are_noted() -> None:
    ragged = read("a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n")
    assert ragged.notes == (Note("ragged_rows", {"count": 2, "where": "3, 4"}),)
    assert ragged.rows[2] == ("4", "5")
    assert read(CITIES.encode() * 9 + b"\0,1,2\n").notes == (Note("nul_bytes", {"count": 1}),)


def test_sheets_of_a_workbook() -> None:
    (sheet,) = decode_table("a.xlsx", make_workbook(fill_everything))
    assert sheet.name == "年度"
    assert sheet.rows[2] == ("甲市", "83.8%", "28.6")
    assert sheet.lines == (1, 3, 4, 6, 7)
    assert sheet.merged == (Area(1, 1, 1, 3),)


def test_a_web_page_that_is_named_as_a_workbook() -> None:
    page = "<html><table><tr><th>城市</th><th>浓度</th></tr><tr><td>甲</td><td>28.6</td></tr></table></html>"
    (sheet,) = decode_table("a.xls", page.encode("gb18030"))
    assert sheet.rows == (("城市", "浓度"), ("甲", "28.6"))
    assert sheet.notes == (Note("mislabelled", {"ending": ".xls", "format": "html"}),)


def make_parquet(**columns: pyarrow.Array) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), stream)
    return stream.getvalue()


def test_a_parquet_file_as_text() -> None:
    content = make_parquet(
        城市=pyarrow.array(["甲", None]),
        浓度=pyarrow.array([28.6, 30.0]),
        单精度=pyarrow.array([28.6, 30.1], pyarrow.float32()),
        精确=pyarrow.array([Decimal("28.60"), None]),
        日=pyarrow.array([date(2025, 1, 31), None]),
        时=pyarrow.array([datetime(2025, 1, 31), datetime(2025, 1, 31, 8)]),
        达标=pyarrow.array([True, None]),
    )
    (sheet,) = decode_table("a.parquet", content)
    assert sheet.rows == (
        ("城市", "浓度", "单精度", "精确", "日", "时", "达标"),
        ("甲", "28.6", "28.6", "28.60", "2025-01-31", "2025-01-31", "TRUE"),
        ("", "30", "30.1", "", "", "2025-01-31 08:00:00", ""),
    )
    with pytest.raises(Unreadable, match="broken"):
        decode_table("a.parquet", content[:-20])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (make_paragraphs("甲"), "no_table"),
        (b"<html><p>text</p></html>", "no_table"),
        (b"\n\n", "empty"),
        (b"", "empty"),
        (("甲," * 1_001).encode(), "too_many_columns"),
        (bytes(range(32)) * 4, "no_text"),
    ],
)
def test_files_without_a_table(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable, match=code):
        decode_table("a", content)


def test_the_other_process_reads_the_same_table() -> None:
    content = make_workbook(fill_everything)
    assert in_own_process.decode_table("a.xls", content) == decode_table("a.xls", content)
    columns = make_parquet(a=pyarrow.array([1.5] * 9_999))  # the library takes no more memory than is allowed
    assert len(in_own_process.decode_table("a.parquet", columns)[0].rows) == 10_000


def test_what_a_reader_gives_reaches_the_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(command: list[str], **kwargs: object) -> subprocess.CompletedProcess[bytes]:
        assert command[-4:] == ["table", ".csv", "gbk", "\t"]
        return subprocess.CompletedProcess(command, 0, b'{"read": []}')

    monkeypatch.setattr(subprocess, "run", answer)
    assert in_own_process.decode_table("a.CSV", b"a", "gbk", "\t") == ()


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ROWS", 2)
    with pytest.raises(Unreadable, match="too_many_rows"):
        read("1\n2\n3\n")
