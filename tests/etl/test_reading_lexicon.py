"""The files of reading/ are checked like all data: what is wrong is a fault with file and line."""

from pathlib import Path

import duckdb
import pytest

from etl.build import build
from etl.curated_files import FaultyData
from etl.reading_lexicon import open_lexicon

FAULTS = [
    ("indicators.yml", "pm25:\n", "pm52:\n", "reading/indicators.yml:3 pm52.names: unknown indicator"),
    (
        "indicators.yml",
        "  names: <pm25>;",
        "  name: <pm25>;",
        "reading/indicators.yml:3 pm25.name: unknown key",
    ),
    ("indicators.yml", "<pm25>;", "<pm24>;", "reading/indicators.yml:3 pm25.names: not a list of words"),
    ("indicators.yml", "(年|)", "(年|", "reading/indicators.yml:3 pm25.names: not a list of words"),
    ("units.yml", "percent:", "per_cent:", "reading/units.yml:2 per_cent: unknown unit"),
    ("scopes.yml", "  urban:", "  suburban:", "reading/scopes.yml:3 area.suburban: unknown scope"),
    ("words.yml", "\nflat:", "\nflut:", "flut: unknown key"),
    ("patterns.yml", "\nyear: (?:", "\nyear: (?:(", "year: not a pattern"),
]


@pytest.mark.parametrize(("file", "old", "new", "fault"), FAULTS, ids=[fault for *_, fault in FAULTS])
def test_what_is_wrong_is_named(
    data: Path, tmp_path: Path, file: str, old: str, new: str, fault: str
) -> None:
    path = data / "reading" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(FaultyData) as raised:
        build(data, tmp_path / "warehouse.duckdb")
    assert any(fault in str(one) for one in raised.value.faults)


def test_a_file_that_is_needed_may_not_be_missing(data: Path, tmp_path: Path) -> None:
    (data / "reading" / "words.yml").unlink()
    with pytest.raises(FaultyData) as raised:
        build(data, tmp_path / "warehouse.duckdb")
    assert [str(fault) for fault in raised.value.faults] == [
        'reading/words.yml:1 file: missing file "words.yml"'
    ]


def test_the_lexicon_comes_out_of_the_warehouse(mini_file: Path) -> None:
    assert set(open_lexicon(mini_file).indicators) >= {"pm25", "good_day_ratio"}
    with duckdb.connect(str(mini_file), read_only=True) as con:
        names = con.execute("select name from dim_reading_lexicon order by name").fetchall()
    assert ("words",) in names
