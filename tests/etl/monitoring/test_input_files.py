"""Files of monitoring data become Parquet files whose rows keep their order; lines are found again."""

import gzip
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.monitoring.faults import FaultyInput
from etl.monitoring.input_files import Source, find_input_files, find_lines, open_source, select_source

TEXT = "城市,时间,PM2.5\n苏州,2020-01-01 01:00,12\n嘉兴,2020-01-01 02:00,\n"


def read(source: Source) -> list[tuple]:
    with duckdb.connect() as con:
        return [row[:-2] for row in con.execute(select_source([source])).fetchall()]


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    return tmp_path / "drafts"


def opened(content: bytes, drafts: Path, name: str = "a.csv") -> Source:
    (drafts.parent / name).write_bytes(content)
    with duckdb.connect() as con:
        return open_source(con, drafts.parent / name, name, drafts)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_chinese_text_is_read_in_both_encodings(encoding: str, newline: str, drafts: Path) -> None:
    source = opened(TEXT.replace("\n", newline).encode(encoding), drafts)
    assert list(source.types) == ["城市", "时间", "PM2.5"]
    assert read(source) == [("苏州", "2020-01-01 01:00", "12"), ("嘉兴", "2020-01-01 02:00", None)]
    assert [file.name for file in drafts.iterdir()] == ["0.parquet"]


def test_chinese_that_begins_late_does_not_mislead(drafts: Path) -> None:
    rows = "x,2020-01-01 01:00,1\n" * 60_000
    source = opened(f"city,time,v\n{rows}苏州,2020-01-01 02:00,2\n".encode("gb18030"), drafts)
    assert read(source)[-1] == ("苏州", "2020-01-01 02:00", "2")


def test_a_compressed_file_is_read(drafts: Path) -> None:
    assert len(read(opened(gzip.compress(TEXT.encode("gb18030")), drafts, "a.csv.gz"))) == 2


def test_semicolons_and_tabs_part_cells_too(drafts: Path) -> None:
    assert list(opened(b"city;time;v\nx;2020-01-01 01:00;1\n", drafts).types) == ["city", "time", "v"]


def test_lines_that_are_no_rows_are_told_and_lines_of_rows_are_found(drafts: Path) -> None:
    text = 'city,time,v\nx,1,1\n\ny,2,"2\n"\nz,3\nq,4,4,4\n\nw,5,5\n'
    source = opened(text.encode(), drafts)
    assert source.broken == ((6, "2 cells, not 3"), (7, "4 cells, not 3"))
    assert [row[0] for row in read(source)] == ["x", "y", "w"]
    assert find_lines(source, [3, 1, 2]) == {1: 2, 2: 4, 3: 9}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing in it"),
        (b"city,city,v\n", "holds “city” twice"),
        (b'city,time,v\nx,1,"2\ny,2,3\n', "a quotation mark is opened and never closed"),
        ("city,time,v\nx,1,é\n".encode("latin-1"), "neither UTF-8 nor GB18030"),
        ("city,time,v\n".encode("utf-16"), "neither UTF-8 nor GB18030"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content: bytes, words: str, drafts: Path) -> None:
    with pytest.raises(FaultyInput, match=words):
        opened(content, drafts)


def test_a_broken_compressed_file_and_a_broken_parquet_file_are_refused(drafts: Path) -> None:
    with pytest.raises(FaultyInput, match=r"a\.csv\.gz: cannot be read"):
        opened(gzip.compress(TEXT.encode())[:30], drafts, "a.csv.gz")
    with pytest.raises(FaultyInput, match=r"a\.parquet: cannot be read as Parquet"):
        opened(b"PAR1", drafts, "a.parquet")


def test_a_parquet_file_is_read_where_it_lies(drafts: Path) -> None:
    pq.write_table(pa.table({"city": ["x"], "value": [1.5]}), drafts.parent / "a.parquet")
    with duckdb.connect() as con:
        source = open_source(con, drafts.parent / "a.parquet", "a.parquet", drafts)
    assert (source.types, read(source)) == ({"city": "VARCHAR", "value": "DOUBLE"}, [("x", 1.5)])
    assert list(drafts.iterdir()) == []


def test_files_of_a_folder_are_found_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b/2.csv", "a.CSV", "b/1.parquet", ".x.csv", ".git/y.csv", "b/notes.md", "c.csv.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = [file.relative_to(tmp_path).as_posix() for file in find_input_files(tmp_path)]
    assert found == ["a.CSV", "b/1.parquet", "b/2.csv", "c.csv.gz"]
    assert find_input_files(tmp_path / "a.CSV") == [tmp_path / "a.CSV"]


@pytest.mark.parametrize(
    ("name", "words"), [("gone", "no such file"), ("", "no file of data"), ("x.md", "not a file")]
)
def test_a_place_without_data_is_refused(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("")
    with pytest.raises(FaultyInput, match=words):
        find_input_files(tmp_path / name)
