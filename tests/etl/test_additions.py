"""Rows added to what is published: checked by the rules of a build, told by row, written where they belong."""

import csv
import io
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import additions as module
from etl.additions import Additions, find_addition_faults
from etl.build import build
from etl.curated_files import FaultyData
from etl.inputs import read_card
from etl.preview import build_preview
from etl.staging import stage
from etl.written_additions import add_rows, plan_additions, write_changes
from tests.conftest import MINI
from tests.edits import empty_staging

PM25 = "claims/pm25.csv"
ROW = {
    "place_id": "harbour",
    "scope_id": "urban",
    "period": "2023",
    "basis_id": "new_state",
    "kind": "actual",
    "comparator": "=",
    "value": "31",
    "unit_id": "ug_m3",
    "source_id": "harbour_report",
}


def row(**cells: str) -> dict[str, str]:
    return ROW | cells


def known(file: str, at: int) -> dict[str, str]:
    """A published row of the small data."""
    with (MINI / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))[at]


def write_additions(data: Path, additions: Additions) -> None:
    write_changes(data, plan_additions(data, additions))


def faults(additions: Additions) -> list[tuple[str, int, str, str]]:
    con = empty_staging()
    assert stage(con, MINI) == []
    found = find_addition_faults(con, additions)
    return [(fault.file, fault.line, fault.column, fault.rule) for fault in found]


def test_good_rows_have_no_faults() -> None:
    assert faults({PM25: [row(), row(period="2022", value="33.5")]}) == []


FAULTY = [  # cells of an addition, the column that is named and the rule
    ({"place_id": "atlantis"}, "place_id", "unknown place"),
    ({"source_id": "nobody"}, "source_id", "unknown source"),
    ({"period": "last year"}, "period", "not a period"),
    ({"value": "1,031"}, "value", "not a number"),
    ({"value": "3100"}, "value", "implausible value"),
    ({"unit_id": "percent"}, "unit_id", "wrong unit"),
    ({"printed": "三十二微克/立方米"}, "value", "value not as printed"),
    ({"value": ""}, "value", "missing value"),
    ({"note_zh": "只有中文"}, "note_en", "untranslated note"),
    ({"locator": "一\u200b ¶3"}, "locator", "not plain text"),
    ({"printed": "31\n微克/立方米"}, "printed", "not plain text"),
    ({"colour": "blue"}, "colour", "unknown column"),
]


@pytest.fixture(scope="module")
def told() -> list[tuple[str, int, str, str]]:
    """The faults of all faulty additions at once, each of a year of its own: they are checked together."""
    years = count(2001)
    return faults({PM25: [row(), *(row(period=str(next(years))) | cells for cells, *_ in FAULTY)]})


@pytest.mark.parametrize(("at", "column", "rule"), [(at, *fault) for at, (_, *fault) in enumerate(FAULTY, 2)])
def test_a_fault_names_the_row_and_column_of_the_addition(
    told: list[tuple[str, int, str, str]], at: int, column: str, rule: str
) -> None:
    assert (PM25, at, column, rule) in told


def test_a_row_that_is_there_is_told_as_what_it_is() -> None:
    one = known(PM25, 1)
    found = faults({PM25: [one, one | {"value": "34"}, row(), row(value="32")]})
    assert found == [
        (PM25, 1, "value", "known already"),
        (PM25, 2, "value", "known with another value"),
        (PM25, 4, "value", "given twice"),
    ]


def test_a_new_source_and_place_come_with_their_claims() -> None:
    source = known("sources.csv", 1) | {
        "source_id": "ridge_report",
        "title_zh": "山城报告",
        "title_en": "Ridge",
    }
    place = known("places.csv", 0) | {"place_id": "ridge", "name_zh": "山城", "name_en": "Ridge"}
    claim = row(place_id="ridge", source_id="ridge_report")
    assert faults({PM25: [claim], "sources.csv": [source], "places.csv": [place]}) == []
    assert faults({"sources.csv": [source, source]}) == [("sources.csv", 2, "source_id", "duplicate key")]


@pytest.mark.parametrize(
    "file",
    [
        "computed/pm25.csv",
        "../sources.csv",
        "claims/../sources.csv",
        "indicators/pm25.yml",
        "claims/A.csv",
        "x",
    ],
)
def test_only_curated_tables_take_rows(file: str) -> None:
    assert faults({file: [row()]}) == [(file, 0, "file", "not a file that is read")]


def test_a_fault_of_a_published_row_has_no_row_of_the_addition() -> None:
    staged = module.StagedAdditions({PM25: 7})
    located = [staged.locate(module.Fault(PM25, line, "value", "r", "")) for line in (7, 8, 10)]
    assert [fault.line for fault in located] == [0, 1, 3]


@pytest.fixture(scope="module")
def preview(mini_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("preview") / "preview.duckdb"
    assert build_preview({PM25: [row()]}, mini_file, target) == []
    return target


def test_a_preview_of_nothing_has_the_content_of_what_is_published(mini_file: Path, tmp_path: Path) -> None:
    """Staging from the warehouse gives the same rows as staging from the files, table by table."""
    target = tmp_path / "preview.duckdb"
    assert build_preview({}, mini_file, target) == []
    card = "content_hash", "data_on", "claims", "schema_digest", "layout_digest", "data_digest"
    assert read_card(target, *card) == read_card(mini_file, *card)


def test_a_preview_is_what_a_build_of_the_written_rows_is(preview: Path, data: Path, tmp_path: Path) -> None:
    write_additions(data, {PM25: [row()]})
    assert read_card(preview, "content_hash") == (build(data, tmp_path / "warehouse.duckdb"),)


def test_a_preview_leaves_what_is_published_and_nothing_beside_itself(
    mini_file: Path, preview: Path, tmp_path: Path
) -> None:
    before = mini_file.read_bytes()
    assert build_preview({PM25: [row(place_id="atlantis")]}, mini_file, tmp_path / "preview.duckdb")
    assert list(tmp_path.iterdir()) == []
    assert [file.name for file in preview.parent.iterdir()] == ["preview.duckdb"]
    assert mini_file.read_bytes() == before


def test_rows_are_written_beside_those_of_their_document_and_place(data: Path) -> None:
    before = (data / PM25).read_text("utf-8").splitlines()
    write_additions(
        data, {PM25: [row(), row(place_id="lakeside", source_id="lakeside_press", period="2023")]}
    )
    after = (data / PM25).read_text("utf-8").splitlines()
    new = [line for line in after if line not in before]
    assert [line for line in after if line in before] == before
    assert len(new) == 2
    for line in new:
        place, source = (line.split(",")[at] for at in (0, 9))
        above = after[after.index(line) - 1].split(",")
        assert (above[0], above[9]) == (place, source)


def test_the_same_rows_are_not_written_twice(data: Path) -> None:
    write_additions(data, {PM25: [row()]})
    written = (data / PM25).read_bytes()
    with pytest.raises(FaultyData, match="known already"):
        write_additions(data, {PM25: [row()], "phrases.csv": [{"phrase_zh": "新词", "phrase_en": "new"}]})
    assert (data / PM25).read_bytes() == written
    assert (data / "phrases.csv").read_bytes() == (MINI / "phrases.csv").read_bytes()


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("gb18030", "\r\n")])
def test_a_file_keeps_its_encoding_and_line_ends(data: Path, encoding: str, end: str) -> None:
    text = (data / PM25).read_text("utf-8").replace("\n", end)
    (data / PM25).write_bytes(text.encode(encoding))
    write_additions(data, {PM25: [row()]})
    lines = (data / PM25).read_bytes().decode(encoding).split(end)
    assert len(lines) == len(text.split(end)) + 1
    assert not any("\n" in line or "\r" in line for line in lines)


def test_a_column_that_the_file_lacks_is_added_for_all(data: Path) -> None:
    assert "wording" not in (data / PM25).read_text("utf-8").splitlines()[0]
    write_additions(data, {PM25: [row(period="2026", kind="target", comparator="<=", wording="striven_for")]})
    with (data / PM25).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    assert [each["wording"] for each in rows if each["wording"]] == ["striven_for"]
    assert build(data, data.parent / "warehouse.duckdb")


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=8).map(str.strip)
ROWS = st.lists(
    st.fixed_dictionaries({"place_id": CELL.filter(bool), "source_id": CELL, "note": CELL}), max_size=6
)


@given(ROWS, ROWS, st.booleans())
def test_what_is_written_is_read_again_and_no_other_line_changes(
    there: list[dict[str, str]], added: list[dict[str, str]], is_claims: bool
) -> None:
    text = add_rows("note,source_id,place_id\n", there, is_claims).text
    longer = add_rows(text, added, is_claims).text
    rows = list(csv.DictReader(io.StringIO(longer, newline=""), strict=True, skipinitialspace=True))
    assert sorted(map(str, rows)) == sorted(
        str({key: row[key] for key in rows[0]}) for row in [*there, *added]
    )
    kept = iter(longer.split("\n"))
    assert all(line in kept for line in text.split("\n"))


@given(ROWS, ROWS.filter(bool))
def test_rows_of_one_document_and_place_stay_together(
    there: list[dict[str, str]], added: list[dict[str, str]]
) -> None:
    first = add_rows("note,source_id,place_id\n", there, True)
    text = add_rows(first.text, added, True).text
    keys = [(row["place_id"], row["source_id"]) for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert len([at for at, key in enumerate(keys) if key not in keys[max(0, at - 1) : at]]) == len(set(keys))
