"""The record of past builds: what is noted of the build before, and what is said where it cannot be compared."""

from pathlib import Path

import duckdb
import pytest

from etl.build import build
from tests.edits import replace


def note_changes(data: Path, published: Path) -> list[tuple[str, str, str | None, str | None]]:
    """What is noted of a revised figure by a build in the place of another."""
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")
    build(data, published)
    with duckdb.connect(str(published), read_only=True) as con:
        return con.execute(
            "select subject, how, was, now from fact_build_change where subject = 'figure'"
        ).fetchall()


def test_what_readers_are_told_differently_is_noted(
    data: Path, published_mini: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert note_changes(data, published_mini) == [("figure", "revised", "33 ug_m3", "34 ug_m3")]
    assert caplog.records == []


def test_a_build_before_of_another_version_is_said_with_what_it_lacks(
    data: Path, published_mini: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with duckdb.connect(str(published_mini)) as con:
        con.execute("drop view series")
    assert note_changes(data, published_mini) == []
    (warning,) = [record.getMessage() for record in caplog.records]
    assert warning.startswith("What readers are told differently than by the build before is not noted")
    assert "Table with name series does not exist" in warning
