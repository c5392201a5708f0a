"""The record of past builds: what is noted of the build before, and what is said where it cannot be read."""

import shutil
from pathlib import Path

import duckdb
import pytest

from etl import past_builds
from etl.build import STORAGE, build
from etl.past_builds import record_build
from tests.conftest import MINI
from tests.edits import replace

BLOCK = int(str(STORAGE["default_block_size"]))
NOTED = [("figure", "revised", "33 ug_m3", "34 ug_m3")]
RECORD = ("dim_past_build", "fact_past_claim", "fact_build_change")


@pytest.fixture(scope="module")
def revised_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the small data with one figure revised."""
    data = shutil.copytree(MINI, tmp_path_factory.mktemp("revised") / "data")
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")
    build(data, data.parent / "warehouse.duckdb")
    return data.parent / "warehouse.duckdb"


def record(sealed: Path, previous: Path) -> Path:
    """A sealed build with its record made once more, as if `previous` were the build before."""
    file = Path(shutil.copy(sealed, previous.with_name(f"after-{previous.name}")))
    with duckdb.connect(str(file)) as con:
        for table in RECORD:
            con.execute(f"drop table {table}")
        record_build(con, previous)
    return file


def noted(file: Path) -> list[tuple[str, ...]]:
    """What a build notes of figures that readers are told differently."""
    with duckdb.connect(str(file), read_only=True) as con:
        return con.execute(
            "select subject, how, was, now from fact_build_change where subject = 'figure'"
        ).fetchall()


def record_of(file: Path) -> list[int]:
    """The numbers of the builds that a build remembers."""
    with duckdb.connect(str(file), read_only=True) as con:
        return [
            number for (number,) in con.execute("select number from dim_past_build order by 1").fetchall()
        ]


def messages(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def change(published: Path, statement: str) -> None:
    with duckdb.connect(str(published)) as con:
        con.execute(statement)


def damage(published: Path, table: str) -> None:
    """Turn one byte in the middle of the first block of a table."""
    with duckdb.connect(str(published), read_only=True) as con:
        ((block,),) = con.execute(
            f"select min(block_id) from pragma_storage_info('{table}') where block_id >= 0"
        ).fetchall()
    content = bytearray(published.read_bytes())
    content[3 * 4096 + block * BLOCK + BLOCK // 2] ^= 255  # behind three headers
    published.write_bytes(content)


def test_a_first_build_says_nothing(
    mini_file: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert record_of(record(mini_file, tmp_path / "none.duckdb")) == [1]
    assert messages(caplog) == []


def test_what_readers_are_told_differently_is_noted_and_stays_while_the_content_is_the_same(
    revised_file: Path, published_mini: Path, caplog: pytest.LogCaptureFixture
) -> None:
    second = record(revised_file, published_mini)
    assert (noted(second), record_of(second)) == (NOTED, [1, 2])
    again = record(revised_file, second)
    assert (noted(again), record_of(again)) == (NOTED, [1, 2])
    assert messages(caplog) == []


def test_a_build_before_of_another_version_is_said_with_what_it_lacks(
    revised_file: Path, published_mini: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change(published_mini, "drop view series")
    second = record(revised_file, published_mini)
    (warning,) = messages(caplog)
    assert warning.startswith("What readers are told differently than by the build before is not noted")
    assert "Table with name series does not exist" in warning
    assert (noted(second), record_of(second)) == ([], [1, 2])


def test_a_file_that_is_no_warehouse_is_told_and_replaced_by_a_build_whose_record_begins_anew(
    data: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    published = tmp_path / "warehouse.duckdb"
    published.write_bytes(b"no warehouse")
    build(data, published)
    (warning,) = messages(caplog)
    assert warning.startswith("The record of past builds begins anew")
    assert "the build before cannot be opened (IO Error: The file" in warning
    assert "python -m etl rollback lists them" in warning
    assert record_of(published) == [1]


@pytest.mark.parametrize(
    ("statement", "differing"),
    [
        (
            "drop table dim_past_build",
            "dim_past_build.content_hash, dim_past_build.data_on, dim_past_build.number",
        ),
        ("alter table fact_past_claim drop column comparator", "fact_past_claim.comparator"),
        ("alter table fact_past_claim add column mood text", "fact_past_claim.mood"),
    ],
    ids=str,
)
def test_a_record_of_another_form_is_told_and_begins_anew(
    revised_file: Path,
    published_mini: Path,
    caplog: pytest.LogCaptureFixture,
    statement: str,
    differing: str,
) -> None:
    change(published_mini, statement)
    second = record(revised_file, published_mini)
    (warning,) = messages(caplog)
    version = "the build before was made by another version of this program, which differs in"
    assert f"{version} {differing}. To go on" in warning
    assert (noted(second), record_of(second)) == (NOTED, [1])


def test_a_damaged_record_is_told_and_begins_anew(
    revised_file: Path, published_mini: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damage(published_mini, "fact_past_claim")
    second = record(revised_file, published_mini)
    (warning,) = messages(caplog)
    assert "the build before cannot be read (Corrupt database file: computed checksum" in warning
    assert (noted(second), record_of(second)) == (NOTED, [1])


def test_damaged_figures_are_told_and_the_record_goes_on(
    revised_file: Path, published_mini: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damage(published_mini, "figure")
    second = record(revised_file, published_mini)
    (warning,) = messages(caplog)
    assert "or is damaged. Corrupt database file" in warning
    assert (noted(second), record_of(second)) == ([], [1, 2])


def test_a_version_that_noted_no_changes_is_said_where_they_would_be_copied(
    mini_file: Path, revised_file: Path, published_mini: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change(published_mini, "alter table fact_build_change drop column was")
    assert record_of(record(mini_file, published_mini)) == [1]
    (warning,) = messages(caplog)
    assert warning.endswith("It differs in fact_build_change.was.")
    change(published_mini, "drop table fact_build_change")
    assert noted(record(revised_file, published_mini)) == NOTED
    assert len(messages(caplog)) == 1


def test_a_fault_of_the_program_is_not_taken_for_another_version(
    revised_file: Path, published_mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_builds, "DIFFERENT", "select null as subject, 'revised' as how")
    with pytest.raises(duckdb.ConstraintException, match="NOT NULL"):
        record(revised_file, published_mini)
