"""Every change of data/ or of the rules is noticed once and built once, whatever the times of files say."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl import inputs
from etl.build import ROOT, build, is_stale
from etl.inputs import Inputs, digest_schema, find_inputs, is_built_from, recorded_inputs
from tests.conftest import MINI
from tests.edits import append, replace

CLAIMS = "claims/pm25.csv"


@pytest.fixture
def published(data: Path, published_mini: Path) -> Path:
    """The warehouse of the small data."""
    assert is_stale(data, published_mini.with_name("none.duckdb"))
    assert not is_stale(data, published_mini)
    return published_mini


def edit(data: Path) -> None:
    replace(data, CLAIMS, "=,33,ug_m3", "=,34,ug_m3")


def edit_keeping_times(data: Path) -> None:
    """As a copy with times does (rsync -t, tar), of the same size."""
    before = (data / CLAIMS).stat()
    edit(data)
    os.utime(data / CLAIMS, ns=(before.st_atime_ns, before.st_mtime_ns))


def edit_with_an_old_time(data: Path) -> None:
    edit(data)
    os.utime(data / CLAIMS, (0, 0))


def edit_with_a_future_time(data: Path) -> None:
    edit(data)
    os.utime(data / CLAIMS, (4e9, 4e9))


def move_another_file_there(data: Path) -> None:
    shutil.copy2(data / CLAIMS, data / "aside")
    (data / "aside").write_text(
        (data / CLAIMS).read_text("utf-8").replace("=,33,ug_m3", "=,34,ug_m3"), "utf-8"
    )
    (data / "aside").replace(data / CLAIMS)


def remove_an_indicator(data: Path) -> None:
    for file in ("claims/waste_rate.csv", "indicators/waste_rate.yml"):
        (data / file).unlink()
    for file in ("identities.csv", "tasks.csv", "limits.csv", "look_alikes.csv"):
        path = data / file
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "waste_rate" not in line), "utf-8")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Inputs | None:
    """What a build of the edited files records."""
    data = shutil.copytree(MINI, tmp_path_factory.mktemp("edited") / "data")
    edit(data)
    build(data, data.parent / "warehouse.duckdb")
    return recorded_inputs(data.parent / "warehouse.duckdb")


@pytest.mark.parametrize(
    "change",
    [edit, edit_keeping_times, edit_with_an_old_time, edit_with_a_future_time, move_another_file_there],
)
def test_the_same_change_is_noticed_whatever_its_times_are(
    data: Path, published: Path, edited: Inputs | None, change: Callable[[Path], None]
) -> None:
    change(data)
    assert is_stale(data, published)
    assert find_inputs(data) == edited


@pytest.mark.parametrize("change", [edit_with_a_future_time, remove_an_indicator])
def test_a_change_is_noticed_and_built_once(
    data: Path, published: Path, change: Callable[[Path], None]
) -> None:
    change(data)
    assert is_stale(data, published)
    build(data, published)
    assert not is_stale(data, published)


def test_a_change_during_a_build_is_not_lost(data: Path, published: Path) -> None:
    append(data, CLAIMS, "lakeside,urban,2023,new_state,actual,=,31,ug_m3,,lakeside_press,,,,")

    def edit_when_read(step: str) -> None:
        if step == "checking":
            edit(data)

    first = build(data, published, edit_when_read)
    assert is_stale(data, published)
    assert build(data, published) != first
    assert not is_stale(data, published)


def test_times_alone_change_nothing(data: Path, published: Path) -> None:
    for time in (0, 4e9):
        for file in [*data.rglob("*"), published]:
            os.utime(file, (time, time))
        assert not is_stale(data, published)


def test_what_would_not_be_read_is_noticed(data: Path, published: Path) -> None:
    (data / "claims" / "noise.CSV").write_text("place_id\n", "utf-8")
    assert is_stale(data, published)
    (data / "claims" / "noise.CSV").unlink()
    assert not is_stale(data, published)


def test_a_file_that_cannot_be_read_is_a_change(data: Path, published: Path) -> None:
    (data / CLAIMS).unlink()
    os.mkfifo(data / CLAIMS)
    assert is_stale(data, published)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rules, to change."""
    for folder in ("etl", "rules", "reading"):
        shutil.copytree(ROOT.parent / folder, tmp_path / "program" / folder)
    monkeypatch.setattr(inputs, "ROOT", tmp_path / "program" / "etl")
    return tmp_path / "program"


@pytest.mark.parametrize("file", ["etl/macros.sql", "etl/checks/wrong_unit.sql", "etl/marts/figure.sql"])
def test_a_changed_rule_makes_a_warehouse_stale(
    data: Path, published: Path, program: Path, file: str
) -> None:
    assert not is_stale(data, published)
    (program / file).write_text((program / file).read_text("utf-8") + "\n-- changed\n", "utf-8")
    assert is_stale(data, published)


def test_a_removed_rule_makes_a_warehouse_stale(data: Path, published: Path, program: Path) -> None:
    (program / "etl/checks/wrong_unit.sql").unlink()
    assert is_stale(data, published)


@pytest.mark.parametrize("file", ["rules/identity.py", "etl/build.py", "etl/audit/mart.py"])
def test_a_process_with_old_code_does_not_undo_what_a_newer_one_built(
    data: Path, published: Path, program: Path, file: str
) -> None:
    recorded = recorded_inputs(published)
    assert recorded == find_inputs(data)
    newer = Inputs(recorded.data, "rules of a newer process")
    assert not is_built_from(newer, find_inputs(data))
    (program / file).write_text((program / file).read_text("utf-8") + "\n# changed\n", "utf-8")
    assert is_built_from(newer, find_inputs(data))
    edit(data)
    assert not is_built_from(newer, find_inputs(data))


def test_files_are_read_again_only_where_their_state_has_changed(
    data: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "TICK", -(10**18))  # every state is settled
    first = find_inputs(data)
    monkeypatch.setattr(inputs, "read_bytes", lambda file, name: pytest.fail(f"{name} was read again"))
    assert find_inputs(data) == first


@pytest.mark.parametrize("content", [b"", b"no database", None])
def test_a_warehouse_that_does_not_say_is_stale(data: Path, published: Path, content: bytes | None) -> None:
    if content is None:
        with duckdb.connect(str(published)) as con:
            con.execute("alter table build drop column data_digest")
    else:
        published.write_bytes(content)
    assert recorded_inputs(published) is None
    assert is_stale(data, published)


def test_comments_and_layout_are_no_schema(program: Path) -> None:
    first = digest_schema()
    mart = program / "etl/marts/figure.sql"
    code = mart.read_text("utf-8")
    mart.write_text(f"-- a comment\n\n{code}", "utf-8")
    assert digest_schema() == first
    mart.write_text(f"{code};\ncreate table more as select 1 as one", "utf-8")
    assert digest_schema() != first
