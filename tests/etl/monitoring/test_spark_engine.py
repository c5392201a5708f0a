"""The engine on a Spark Connect server: what it reads, computes once, writes and forgets, and when it cannot."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.servers import find_free_port
from etl.monitoring import spark_engine
from etl.monitoring.spark_engine import NoSpark, SparkEngine

HOURS = pa.table(
    {
        "station": ["1", "1", "2"],
        "time": pa.array(
            [datetime(2025, 1, 1, 1), datetime(2025, 1, 2, 0), datetime(2025, 1, 2, 1)], pa.timestamp("us")
        ),
        "value": pa.array([35_000, 36_000, None], pa.int64()),
    }
)


@pytest.fixture(scope="module")
def engine(spark_master: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkEngine]:
    with SparkEngine(spark_master, tmp_path_factory.mktemp("scratch")) as opened:
        yield opened


@pytest.fixture
def hours(engine: SparkEngine, tmp_path: Path) -> Iterator[str]:
    """The name of a view of a file."""
    pq.write_table(HOURS, tmp_path / "hours.parquet")
    engine.read_parquet("hours", [tmp_path / "hours.parquet"])
    yield "hours"
    engine.drop("hours")


def test_times_stay_as_they_stand_in_the_file(engine: SparkEngine, hours: str) -> None:
    query = f"SELECT station, time, CAST(time - INTERVAL '1' HOUR AS DATE) FROM {hours} ORDER BY time"
    assert engine.fetch(query) == [
        ("1", datetime(2025, 1, 1, 1), date(2025, 1, 1)),
        ("1", datetime(2025, 1, 2, 0), date(2025, 1, 1)),
        ("2", datetime(2025, 1, 2, 1), date(2025, 1, 2)),
    ]


def test_several_files_and_folders_are_one_view(engine: SparkEngine, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    pq.write_table(HOURS.slice(0, 1), tmp_path / "first.parquet")
    pq.write_table(HOURS.slice(1, 2), tmp_path / "folder" / "second.parquet")
    engine.read_parquet("both", [tmp_path / "first.parquet", tmp_path / "folder"])
    assert engine.fetch("SELECT COUNT(*), CAST(SUM(value) AS BIGINT) FROM both") == [(3, 71_000)]


def test_a_table_of_facts_keeps_its_types(engine: SparkEngine) -> None:
    facts = pa.table(
        {"id": ["co"], "limit": [Decimal("4.00")], "whole": pa.array([24], pa.int64()), "none": [None]}
    )
    engine.read_table("facts", facts.cast(facts.schema.set(3, pa.field("none", pa.string()))))
    assert engine.fetch("SELECT * FROM facts") == [("co", Decimal("4.00"), 24, None)]


def test_an_empty_table_of_facts_has_its_columns(engine: SparkEngine) -> None:
    engine.read_table("nothing", HOURS.schema.empty_table())
    assert engine.fetch("SELECT COUNT(*), MAX(time), CAST(SUM(value) AS BIGINT) FROM nothing") == [
        (0, None, None)
    ]


def test_a_table_is_computed_once_and_a_view_where_it_is_used(
    engine: SparkEngine, hours: str, tmp_path: Path
) -> None:
    query = f"SELECT COUNT(*) AS rows_read FROM {hours}"
    engine.create_table("once", query)
    engine.create_view("anew", query)
    pq.write_table(HOURS.slice(0, 2), tmp_path / "hours.parquet")
    assert [engine.fetch(f"SELECT rows_read FROM {name}") for name in ("once", "anew")] == [[(3,)], [(2,)]]


def test_a_computed_table_without_rows_has_its_columns(engine: SparkEngine, hours: str) -> None:
    engine.create_table("none", f"SELECT station, time, value FROM {hours} WHERE value < 0")
    assert engine.fetch("SELECT COUNT(station), MAX(time), CAST(SUM(value) AS BIGINT) FROM none") == [
        (0, None, None)
    ]


def test_a_table_of_the_same_name_takes_the_place_of_the_first(engine: SparkEngine) -> None:
    for year in (2024, 2025):
        engine.create_table("year", f"SELECT {year} AS year")
    assert engine.fetch("SELECT year FROM year") == [(2025,)]


def test_what_is_written_is_a_folder_that_others_read(
    engine: SparkEngine, hours: str, tmp_path: Path
) -> None:
    engine.write_parquet(hours, tmp_path / "copy")
    assert pq.read_table(tmp_path / "copy").sort_by("time").equals(HOURS)


def test_a_dropped_table_is_gone(engine: SparkEngine) -> None:
    engine.create_table("gone", "SELECT 1 AS one")
    engine.drop("gone")
    with pytest.raises(NoSpark, match=r"The cluster at --master could not go on: .*gone"):
        engine.fetch("SELECT one FROM gone")


@pytest.mark.parametrize("elsewhere", ["written_here.parquet", "written_there"])
def test_a_folder_that_the_cluster_does_not_share_is_told_before_rows_are_lost(
    elsewhere: str, spark_master: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locate_on_a_disk_of_its_own(path: Path) -> str:
        return (tmp_path / "worker" / path.name if path.name == elsewhere else path).as_uri()

    monkeypatch.setattr(spark_engine, "_locate", locate_on_a_disk_of_its_own)
    with pytest.raises(NoSpark, match=r"is not the same folder for this machine and for every worker"):
        SparkEngine(spark_master, tmp_path / "scratch")


def test_without_the_packages_the_reader_is_told_which_file_names_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql.connect.session", None)
    with pytest.raises(NoSpark, match=r"pip install -r requirements-spark\.txt"):
        SparkEngine("sc://127.0.0.1", tmp_path)


def test_a_server_that_does_not_answer_is_told_at_once(tmp_path: Path) -> None:
    port = find_free_port()
    with pytest.raises(NoSpark, match=rf"No Spark Connect server answers at 127\.0\.0\.1:{port}") as told:
        SparkEngine(f"sc://127.0.0.1:{port}/;token=secret", tmp_path)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("master", ["spark://127.0.0.1:7077", "127.0.0.1:15002", "sc://"])
def test_another_kind_of_address_is_told(master: str, tmp_path: Path) -> None:
    with pytest.raises(NoSpark, match="is no address of a Spark Connect server: write sc://host"):
        SparkEngine(master, tmp_path)
