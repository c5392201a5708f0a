"""The engine that runs steps on DuckDB: names, order, files, and what is given back."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.monitoring.air.batch import STEPS
from etl.monitoring.engine import DuckDbEngine, open_engine, read_steps

FACTS = pa.table({"code": ["a", "b"], "number": pa.array([1, 2], pa.int64())})


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[DuckDbEngine]:
    with DuckDbEngine(tmp_path / "scratch") as opened:
        yield opened


def test_a_view_follows_its_tables_and_a_table_keeps_what_it_was(engine: DuckDbEngine) -> None:
    engine.read_table("facts", FACTS)
    engine.create_view("viewed", "SELECT SUM(number) FROM facts")
    engine.create_table("counted", "SELECT SUM(number) FROM facts")
    engine.read_table("facts", FACTS.slice(0, 1))
    assert engine.fetch("FROM viewed") == [(1,)]
    assert engine.fetch("FROM counted") == [(3,)]


def test_a_name_may_be_given_again_as_another_thing(engine: DuckDbEngine) -> None:
    engine.create_view("named", "SELECT 1 AS number")
    engine.create_table("named", "SELECT 2 AS number")
    assert engine.fetch("FROM named") == [(2,)]
    engine.create_view("named", "SELECT 3 AS number")
    assert engine.fetch("FROM named") == [(3,)]


def test_what_is_dropped_is_gone_and_may_be_dropped_again(engine: DuckDbEngine) -> None:
    engine.create_table("named", "SELECT 2 AS number")
    engine.drop("named")
    engine.drop("named")
    with pytest.raises(duckdb.CatalogException):
        engine.fetch("FROM named")


def test_files_and_folders_are_one_view_and_come_back(engine: DuckDbEngine, tmp_path: Path) -> None:
    folder = tmp_path / "it's a folder" / "2020"
    folder.mkdir(parents=True)
    pq.write_table(FACTS.slice(0, 1), folder / "one.parquet")
    pq.write_table(FACTS.slice(1, 1), tmp_path / "two.parquet")
    engine.read_parquet("found", [folder.parent, tmp_path / "two.parquet"])
    engine.create_view("ordered", "SELECT * FROM found ORDER BY code DESC")
    engine.write_parquet("ordered", tmp_path / "both.parquet")
    assert pq.read_table(tmp_path / "both.parquet").to_pydict() == {"code": ["b", "a"], "number": [2, 1]}


def test_steps_run_in_order_of_name_and_see_those_before(engine: DuckDbEngine, tmp_path: Path) -> None:
    (tmp_path / "10_first.sql").write_text("-- The first.\nSELECT 1 AS number", "utf-8")
    (tmp_path / "20_second_table.sql").write_text(
        "-- The next.\nSELECT number + 1 AS number FROM first", "utf-8"
    )
    (tmp_path / "notes.sql").write_text("no step", "utf-8")
    steps = read_steps(tmp_path)
    assert [step.table for step in steps] == ["first", "second_table"]
    for step in steps:
        engine.create_table(step.table, step.query)
    assert engine.fetch("FROM second_table") == [(2,)]


def test_a_step_of_air_is_one_query_in_portable_words() -> None:
    """What the two engines mean in different ways is not in the text."""
    for step in read_steps(STEPS):
        text = "\n".join(line.split("--")[0] for line in step.query.splitlines())
        text = re.sub("'[^']*'", "''", text)
        for word in (
            "//",
            "ROUND(",
            "MAX_BY",
            "ARG_MAX",
            "QUALIFY",
            "FILTER (",
            "GROUP BY ALL",
            "::",
            "CREATE ",
        ):
            assert word not in text.upper(), (step.table, word)


def test_an_engine_is_opened_by_its_name(tmp_path: Path) -> None:
    engine = open_engine("duckdb", None, tmp_path)
    assert engine.fetch("SELECT 1") == [(1,)]
    engine.close()
