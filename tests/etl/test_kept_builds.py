"""The last published warehouses are kept, and one of them can be put back."""

import os
from pathlib import Path

import duckdb
import pytest

from etl import refresh as refreshing
from etl.__main__ import main
from etl.inputs import find_inputs
from etl.kept_builds import KEPT, CannotRollBack, find_kept_builds, is_held, roll_back
from tests.edits import build_unchecked, replace

CLAIMS = "claims/pm25.csv"


@pytest.fixture
def warehouse(published_mini: Path, tmp_path: Path) -> Path:
    place = tmp_path / "served" / "warehouse.duckdb"
    place.parent.mkdir()
    return published_mini.rename(place)


def publish_another(data: Path, warehouse: Path, number: int) -> str:
    replace(
        data,
        CLAIMS,
        f"urban,2022,new_state,actual,=,{33 + number},",
        f"urban,2022,new_state,actual,=,{34 + number},",
    )
    content = build_unchecked(data, warehouse)
    os.utime(warehouse, (number + 1, number + 1))  # later than the first, of which some tests make 0
    return content


def served(warehouse: Path) -> str:
    with duckdb.connect() as con:
        con.execute(f"attach '{warehouse}' as w (read_only)")
        return con.execute("select content_hash from w.build").fetchone()[0]


def test_the_first_build_has_none_before_it(warehouse: Path) -> None:
    assert find_kept_builds(warehouse) == []


def test_the_last_builds_are_kept_and_the_oldest_let_go(data: Path, warehouse: Path) -> None:
    os.utime(warehouse, (0, 0))
    contents = [served(warehouse), *(publish_another(data, warehouse, number) for number in range(KEPT + 1))]
    kept = [one.content_hash for one in find_kept_builds(warehouse)]
    assert kept == contents[-2 : -2 - KEPT : -1]
    assert contents[0] not in kept


def test_the_same_content_is_kept_once(data: Path, warehouse: Path) -> None:
    for _ in range(2):
        build_unchecked(data, warehouse)
    assert [one.content_hash for one in find_kept_builds(warehouse)] == [served(warehouse)]


def test_a_kept_build_is_put_back_and_one_may_go_forward_again(data: Path, warehouse: Path) -> None:
    old = served(warehouse)
    new = publish_another(data, warehouse, 0)
    assert roll_back(warehouse, old[:8], data).content_hash == old
    assert served(warehouse) == old
    assert roll_back(warehouse, new, data).content_hash == new
    assert served(warehouse) == new


def test_nothing_is_built_by_itself_until_the_data_change(
    data: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "DATA", data)
    old = served(warehouse)
    publish_another(data, warehouse, 0)
    roll_back(warehouse, old, data)
    assert is_held(warehouse, find_inputs(data))
    assert refreshing.refresh(warehouse, readable=True) is None
    assert served(warehouse) == old
    replace(data, CLAIMS, "=,34,ug_m3", "=,35,ug_m3")
    assert refreshing.refresh(warehouse, readable=True) is None
    assert served(warehouse) != old
    assert not is_held(warehouse, find_inputs(data))


def test_an_unknown_build_and_one_of_another_version_are_refused(data: Path, warehouse: Path) -> None:
    old = served(warehouse)
    new = publish_another(data, warehouse, 0)
    with pytest.raises(CannotRollBack, match="No kept builds begin with ffffffffff"):
        roll_back(warehouse, "ffffffffff", data)
    (kept,) = find_kept_builds(warehouse)
    with duckdb.connect(str(kept.file)) as con:
        con.execute("update build set schema_digest = 'another'")
    with pytest.raises(CannotRollBack, match="another version"):
        roll_back(warehouse, old, data)
    assert served(warehouse) == new


def test_a_damaged_kept_file_is_left_out(data: Path, warehouse: Path) -> None:
    publish_another(data, warehouse, 0)
    (kept,) = find_kept_builds(warehouse)
    kept.file.write_bytes(b"damaged")
    assert find_kept_builds(warehouse) == []


def test_the_command_lists_and_rolls_back(
    data: Path, warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--data", str(data), "--warehouse", str(warehouse), "rollback"]
    assert main(place) == 1
    assert "No build is kept" in capsys.readouterr().err
    old = served(warehouse)
    publish_another(data, warehouse, 0)
    assert main(place) == 0
    assert capsys.readouterr().out.startswith(old[:8])
    assert main([*place, old[:8]]) == 0
    assert f"Build {old[:8]} is published again" in capsys.readouterr().out
    assert main([*place, "nonsense"]) == 1
    assert "No kept builds begin with nonsense" in capsys.readouterr().err
