"""Polluted tables are read rightly, asked about or refused: never silently wrong.

The outcome of every case stands in pollution/outcomes.csv. After a change that is meant:
python -m tests.reading.tables.pollution > tests/reading/tables/pollution/outcomes.csv, and every changed line is to
be read.
"""

import csv
from pathlib import Path

import pytest

from tests.reading.tables.pollution.case import Figure
from tests.reading.tables.pollution.outcome import HEADER, Row, generate_cases, run_case

TABLE = Path(__file__).parent / "pollution" / "outcomes.csv"


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[Row, frozenset[Figure]]]:
    return [run_case(case) for case in generate_cases()]


def test_nothing_is_read_that_the_table_does_not_say(outcomes: list[tuple[Row, frozenset[Figure]]]) -> None:
    assert len(outcomes) > 250
    assert {row[0]: wrong for row, wrong in outcomes if wrong} == {}


def test_every_case_comes_out_as_written_down(outcomes: list[tuple[Row, frozenset[Figure]]]) -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert tuple(header) == HEADER
    assert [row for row, _ in outcomes] == [tuple(row) for row in rows]


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case.about for case in generate_cases()]
    assert len(names) == len(set(names))
