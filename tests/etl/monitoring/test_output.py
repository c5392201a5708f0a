"""An output is whole or not there; other folders are left alone."""

from pathlib import Path

import pytest

from etl.monitoring.faults import FaultyInput
from etl.monitoring.output import open_output


def silent(_: str) -> None: ...


def written(out: Path, text: str) -> None:
    with open_output(out, silent) as draft:
        (draft / "a.txt").write_text(text)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_draft_takes_its_place_and_replaces_an_older_output(tmp_path: Path) -> None:
    written(tmp_path / "new" / "out", "one")
    written(tmp_path / "new" / "out", "two")
    assert (tmp_path / "new" / "out" / "a.txt").read_text() == "two"
    assert names(tmp_path / "new") == ["out"]
    assert names(tmp_path / "new" / "out") == ["a.txt", "monitoring.json"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError, ValueError])
def test_a_run_that_fails_leaves_what_was_there(error: type[BaseException], tmp_path: Path) -> None:
    written(tmp_path / "out", "one")
    with pytest.raises(error), open_output(tmp_path / "out", silent) as draft:
        (draft / "a.txt").write_text("half")
        raise error
    assert (tmp_path / "out" / "a.txt").read_text() == "one"
    assert names(tmp_path) == ["out"]


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "unfinished-monitoring-killed").mkdir()
    written(tmp_path / "out", "one")
    assert names(tmp_path) == ["out"]


def test_a_folder_of_somebody_else_and_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("keep")
    with pytest.raises(FaultyInput, match="holds other files"):
        written(tmp_path / "letters", "one")
    with pytest.raises(FaultyInput, match="this is a file"):
        written(tmp_path / "letters" / "mine.txt", "one")
    (tmp_path / "empty").mkdir()
    written(tmp_path / "empty", "one")
    assert (tmp_path / "letters" / "mine.txt").read_text() == "keep"
