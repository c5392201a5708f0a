"""The contract with readers of the warehouse: names and order of columns, exact types, keys, constraints."""

from __future__ import annotations  # types of duckdb that annotations hold to the end are reported as leaked

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.warehouse import Warehouse
from etl.schema import create_schema
from tests.edits import rows

CLAIM = [
    "claim_id",
    "indicator_id",
    "place_id",
    "scope_id",
    "period",
    "basis_id",
    "kind",
    "comparator",
    "value",
    "value_text",
    "unit_id",
    "base_period",
    "source_id",
    "locator",
    "grade",
    "note",
    "second_source",
    "corrected_from",
]
TARGET_RESULT = [
    "place_id",
    "indicator_id",
    "scope_id",
    "period",
    "comparator",
    "target_value",
    "result_value",
    "status",
    "margin",
    "margin_unit_id",
]
AMBITION = [
    "place_id",
    "indicator_id",
    "scope_id",
    "period",
    "comparator",
    "target_value",
    "last_period",
    "last_result",
    "relation",
    "margin",
]
MARTS = (
    "figure",
    "change",
    "pair",
    "pair_by_group",
    "series",
    "series_by_group",
    "disagreement",
    "coverage",
    "coverage_year",
    "confirmation",
    "target_result",
    "ambition",
    "claim",
    "place",
    "indicator",
    "source",
    "build",
)


@pytest.fixture(scope="module", params=["real_file", "mini_file"])
def con(request: pytest.FixtureRequest) -> Iterator[duckdb.DuckDBPyConnection]:
    """The real warehouse, and the small one, as any DuckDB client opens them."""
    with duckdb.connect(str(request.getfixturevalue(request.param)), read_only=True) as opened:
        yield opened


def columns(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    return {name: kind for name, kind, *_ in con.execute(f"describe {table}").fetchall()}


def test_the_view_claim_has_exactly_these_columns(con: duckdb.DuckDBPyConnection) -> None:
    assert list(columns(con, "claim")) == CLAIM


@pytest.mark.parametrize(("mart", "begins"), [("target_result", TARGET_RESULT), ("ambition", AMBITION)])
def test_a_mart_begins_with_these_columns(
    con: duckdb.DuckDBPyConnection, mart: str, begins: list[str]
) -> None:
    assert list(columns(con, mart))[: len(begins)] == begins


def test_the_marts_and_views_exist(con: duckdb.DuckDBPyConnection) -> None:
    kinds = dict(con.execute("select table_name, table_type from information_schema.tables").fetchall())
    assert set(MARTS) <= set(kinds)
    assert {kinds[name] for name in ("claim", "place", "indicator", "source")} == {"VIEW"}


@pytest.mark.parametrize("mart", MARTS)
def test_every_mart_says_something_about_the_small_data(mini: Warehouse, mart: str) -> None:
    assert rows(mini, f"select count(*) > 0 from {mart}") == [(True,)]


def test_numbers_are_exact_decimals_everywhere(con: duckdb.DuckDBPyConnection) -> None:
    inexact = con.execute(
        "select table_name, column_name from information_schema.columns"
        " where data_type in ('DOUBLE', 'FLOAT') order by all"
    )
    assert inexact.fetchall() == []


def test_claims_are_counted_in_the_build(con: duckdb.DuckDBPyConnection) -> None:
    (card,) = con.execute("select content_hash, data_on, claims from build").fetchall()
    assert len(card[0]) == 32
    assert card[1] == con.execute("select max(published_on) from source").fetchone()[0]
    assert (card[2],) == con.execute("select count(*) from claim").fetchone()


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("claim", "claim_id"),
        ("place", "place_id"),
        ("indicator", "indicator_id"),
        ("source", "source_id"),
        ("pair", "indicator_id, year, place_id, other_place_id"),
        ("series", "indicator_id, place_id, year"),
        ("pair_by_group", "indicator_id, scope_group, year, place_id, other_place_id"),
        ("series_by_group", "indicator_id, scope_group, place_id, year"),
        ("figure", "claim_id"),
        ("confirmation", "claim_id"),
        ("figure", "indicator_id, place_id, scope_id, period, basis_id, comparator in ('<', '<=')"),
        ("target_result", "target_claim_id"),
        ("ambition", "target_claim_id"),
        ("coverage", "indicator_id, place_id"),
        ("coverage_year", "indicator_id, place_id, year"),
        ("disagreement", "claim_id, other_claim_id"),
        ("agreement", "claim_id, other_claim_id"),
        ("change", "claim_id, base_claim_id, unit_id, how"),
        (
            "claim",
            "indicator_id, place_id, scope_id, period, basis_id, kind, comparator, unit_id, base_period,"
            " source_id",
        ),
    ],
)
def test_a_key_stands_once(con: duckdb.DuckDBPyConnection, table: str, key: str) -> None:
    assert (
        con.execute(f"select {key}, count(*) from {table} group by all having count(*) > 1").fetchall() == []
    )


@pytest.mark.parametrize(
    ("table", "column", "home"),
    [
        ("figure", "claim_id", "claim"),
        ("confirmation", "claim_id", "claim"),
        ("target_result", "target_claim_id", "claim"),
        ("target_result", "result_claim_id", "claim"),
        ("ambition", "last_claim_id", "claim"),
        ("change", "claim_id", "claim"),
        ("change", "base_claim_id", "claim"),
        ("pair", "claim_id", "claim"),
        ("pair", "other_claim_id", "claim"),
        ("series", "claim_id", "claim"),
        ("disagreement", "other_claim_id", "claim"),
        ("agreement", "other_claim_id", "claim"),
        ("claim", "place_id", "place"),
        ("claim", "indicator_id", "indicator"),
        ("claim", "source_id", "source"),
        ("target_result", "place_id", "place"),
        ("place", "parent_id", "place"),
    ],
)
def test_what_is_referred_to_exists(
    con: duckdb.DuckDBPyConnection, table: str, column: str, home: str
) -> None:
    key = {"claim": "claim_id", "place": "place_id", "indicator": "indicator_id", "source": "source_id"}[home]
    lost = con.execute(
        f"select t.{column} from {table} t anti join {home} h on h.{key} = t.{column}"
        f" where t.{column} is not null"
    )
    assert lost.fetchall() == []


def test_a_target_has_one_result_row_and_one_ambition_at_most(con: duckdb.DuckDBPyConnection) -> None:
    targets = con.execute("select claim_id from claim where kind = 'target' order by 1").fetchall()
    assert con.execute("select target_claim_id from target_result order by 1").fetchall() == targets
    assert set(con.execute("select target_claim_id from ambition").fetchall()) <= set(targets)


def test_only_a_settled_target_has_a_margin(con: duckdb.DuckDBPyConnection) -> None:
    wrong = con.execute("""
        select * from target_result
        where (status in ('met', 'missed')) <> (margin is not null)
            or (margin is null) <> (margin_unit_id is null)
            or (status in ('met', 'missed')) = (reason is not null)
            or (status = 'met' and margin < 0)
            or (status = 'missed' and margin > 0)
    """)
    assert wrong.fetchall() == []


def test_words_are_never_given_a_number(con: duckdb.DuckDBPyConnection) -> None:
    assert con.execute("select * from claim where (value is null) <> (comparator is null)").fetchall() == []
    assert (
        con.execute(
            "select * from target_result where target_value is null and status not in ('unquantified', 'reported_met')"
        ).fetchall()
        == []
    )


@pytest.fixture(scope="module")
def star() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty warehouse with one row in each dimension."""
    con = duckdb.connect()
    create_schema(con)
    con.execute("""
        insert into dim_unit by name select 'u' as unit_id, '' as name_zh, '' as name_en, false as counted;
        insert into dim_scope values ('s', '', '', null, false, 1);
        insert into dim_basis values ('b', '', '', null, null, null, null, null);
        insert into dim_place values ('p', '', '', '', null, '', 1);
        insert into dim_indicator values ('i', '', '', '', '', '', 'u', 'lower', 0, 1, null, null, null, null, null, null);
        insert into dim_source values ('d', '', '', '', '', '2025', 'official', null, null);
    """)
    yield con
    con.close()


CLAIM_ROW = {
    "claim_id": "c",
    "indicator_id": "i",
    "place_id": "p",
    "scope_id": "s",
    "period": "2025",
    "end_on": "2025-12-31",
    "basis_id": "b",
    "kind": "actual",
    "comparator": "=",
    "value": "1",
    "value_text": "1",
    "unit_id": "u",
    "source_id": "d",
    "comparison_key": "k",
}


def insert(star: duckdb.DuckDBPyConnection, **changes: str | None) -> None:
    row = CLAIM_ROW | changes
    star.execute(
        f"insert into fact_claim ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values())
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator_id": "x"},
        {"place_id": "x"},
        {"scope_id": "x"},
        {"basis_id": "x"},
        {"unit_id": "x"},
        {"source_id": "x"},
        {"kind": "x"},
        {"comparator": "x"},
        {"comparator": None},
        {"value": None},
        {"value_text": None},
        {"period": None},
        {"end_on": None},
    ],
    ids=str,
)
def test_the_schema_refuses_a_bad_claim(
    star: duckdb.DuckDBPyConnection, changes: dict[str, str | None]
) -> None:
    with pytest.raises(duckdb.ConstraintException):
        insert(star, **changes)
    assert star.execute("select count(*) from fact_claim").fetchone() == (0,)


def test_the_schema_takes_a_good_claim_once(star: duckdb.DuckDBPyConnection) -> None:
    star.execute("begin")
    insert(star)
    with pytest.raises(duckdb.ConstraintException):
        insert(star)
    star.execute("rollback")


@pytest.mark.parametrize(
    "table", ["dim_unit", "dim_scope", "dim_basis", "dim_place", "dim_indicator", "dim_source"]
)
def test_a_dimension_refuses_a_second_row_of_one_key(star: duckdb.DuckDBPyConnection, table: str) -> None:
    with pytest.raises(duckdb.ConstraintException):
        star.execute(f"insert into {table} from {table}")


def test_the_file_opens_in_older_versions_of_duckdb(con: duckdb.DuckDBPyConnection) -> None:
    """DuckDB 1.2 and later; macros too, which older versions read only without the function if()."""
    (tags,) = con.execute(
        "select tags from duckdb_databases() where not internal and database_name <> 'temp'"
    ).fetchone() or ({},)
    assert tags["storage_version"] == "v1.2.0+"
    macros = con.execute(
        "select macro_definition from duckdb_functions() where function_type like '%macro' and not internal"
    ).fetchall()
    assert len(macros) > 10
    assert [text for (text,) in macros if '"if"(' in text or "if(" in text] == []


def test_the_file_is_small(real_file: Path) -> None:
    assert real_file.stat().st_size < 4_500_000


def test_the_warehouse_is_only_read(mini: Warehouse) -> None:
    with pytest.raises(duckdb.InvalidInputException):
        rows(mini, "delete from fact_claim")
