"""How sure a figure is: independent documents, arithmetic, computed figures; the rule on rows made for it."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

ETL = Path(__file__).parent.parent.parent / "etl"
TABLES = """
    create table dim_source (source_id text, publisher_zh text, grade text);
    create table fact_claim (claim_id text, source_id text, kind text, second_source text, corrected_from text);
    create table figure (claim_id text, indicator_id text, place_id text, period text, unit_id text, kind text,
        comparator text, value_text text, comparison_key text);
    create table computed_figure (claim_id text, indicator_id text, place_id text, period text, unit_id text,
        kind text, value_text text, comparison_key text, valid text, is_of_its_time boolean);
    create table agreement (claim_id text, other_claim_id text, grade text);
    create table audit (audit_id text, rule text, verdict text, statement text, grade text, claim_ids text[]);
    create table dim_comparability_grade (definition_key text, other_definition_key text, setting text, grade text);
    create macro comparability_setting(place_id, other_place_id, period, other_period) as 'one_place';
    insert into dim_source values
        ('bureau', 'bureau', 'official'), ('paper', 'paper', 'press'), ('other_paper', 'paper', 'press'),
        ('copy', 'somebody', 'unverified_copy');
    insert into dim_comparability_grade values ('k|actual', 'c|computed', 'one_place', 'near');
"""


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute((ETL / "macros.sql").read_text("utf-8"))
        opened.execute(TABLES)
        yield opened


def claim(
    con: duckdb.DuckDBPyConnection, source: str, kind: str = "actual", second_source: str | None = None
) -> None:
    """A claim called as its document."""
    con.execute("insert into fact_claim values (?, ?, ?, ?, null)", [source, source, kind, second_source])


def confirm(con: duckdb.DuckDBPyConnection, kind: str = "actual", value: str = "28") -> tuple:
    """What confirms the figure that the bureau printed."""
    con.execute("insert into figure values ('bureau', 'i', 'p', '2025', 'u', ?, '=', ?, 'k')", [kind, value])
    con.execute((ETL / "marts" / "confirmation.sql").read_text("utf-8"))
    found = con.execute(
        "select documents, document_claim_ids, statements, computed_claim_id, confirmed_by from confirmation"
    )
    (row,) = found.fetchall()
    return row


def test_one_document_alone_confirms_nothing(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "bureau")
    assert confirm(con) == (1, [], [], None, None)


def test_documents_of_two_publishers_agree_and_two_papers_of_one_are_one(
    con: duckdb.DuckDBPyConnection,
) -> None:
    for source in ("bureau", "paper", "other_paper"):
        claim(con, source)
    con.execute("insert into agreement values ('bureau', 'paper', 'same'), ('other_paper', 'bureau', 'same')")
    assert confirm(con) == (2, ["other_paper", "paper"], [], None, "documents")


@pytest.mark.parametrize(("second_source", "documents"), [(None, 1), ("copy", 1), ("independent", 2)])
def test_an_unverified_copy_counts_only_where_it_was_found_confirmed(
    con: duckdb.DuckDBPyConnection, second_source: str | None, documents: int
) -> None:
    claim(con, "bureau")
    claim(con, "copy", second_source=second_source)
    con.execute("insert into agreement values ('bureau', 'copy', 'same')")
    assert confirm(con)[0] == documents


def test_a_near_quantity_is_not_the_same(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "bureau")
    claim(con, "paper")
    con.execute("insert into agreement values ('bureau', 'paper', 'near')")
    assert confirm(con) == (1, [], [], None, None)


def test_what_a_curator_found_confirmed_has_two_documents(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "bureau", second_source="independent")
    assert confirm(con) == (2, [], [], None, "documents")


@pytest.mark.parametrize(
    ("rule", "verdict", "grade", "confirmed_by"),
    [
        ("sum", "holds", "same", "arithmetic"),
        ("change", "holds_by_rounding", "same", "arithmetic"),
        ("rate", "holds_by_truncation", "same", "arithmetic"),
        ("sum", "fails", "same", None),
        ("sum", "cannot_be_checked", "same", None),
        ("change", "holds", "near", None),
        ("part", "holds", "same", None),  # that a part is within its whole leaves much open
        ("whole_number", "holds", "same", None),
        ("same", "holds", "same", None),  # that is a second document
    ],
)
def test_arithmetic_that_fixes_a_number_confirms_it_where_it_holds(
    con: duckdb.DuckDBPyConnection, rule: str, verdict: str, grade: str, confirmed_by: str | None
) -> None:
    claim(con, "bureau")
    claim(con, "paper")
    con.execute(
        "insert into audit values ('a', ?, ?, '1 + 2 = 3', ?, ['paper', 'bureau'])", [rule, verdict, grade]
    )
    assert confirm(con)[4] == confirmed_by


def test_arithmetic_with_a_derived_value_would_prove_itself(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "bureau")
    claim(con, "paper", kind="derived")
    con.execute("insert into audit values ('a', 'sum', 'holds', '1 + 2 = 3', 'same', ['paper', 'bureau'])")
    assert confirm(con) == (1, [], [], None, None)


@pytest.mark.parametrize(
    ("value", "valid", "is_of_its_time", "found"),
    [
        ("28.4", "yes", True, "computed"),
        ("28.6", "yes", True, None),
        ("28.4", "no", True, None),
        ("28.4", "unknown", True, None),
        ("28.4", "yes", False, None),
    ],
)
def test_a_valid_computed_figure_of_the_same_digits_supports_a_printed_one(
    con: duckdb.DuckDBPyConnection, value: str, valid: str, is_of_its_time: bool, found: str | None
) -> None:
    claim(con, "bureau")
    con.execute(
        "insert into computed_figure values ('computed-1', 'i', 'p', '2025', 'u', 'computed', ?, 'c', ?, ?)",
        [value, valid, is_of_its_time],
    )
    assert confirm(con)[4] == found


def test_nothing_confirms_a_derived_value(con: duckdb.DuckDBPyConnection) -> None:
    claim(con, "bureau", kind="derived", second_source="independent")
    assert confirm(con, kind="derived")[4] is None


def test_the_real_figures_keep_the_laws(real_file: Path) -> None:
    with duckdb.connect(str(real_file), read_only=True) as opened:
        counts = dict(
            opened.execute("select confirmed_by, count(*) from confirmation group by all").fetchall()
        )
        assert counts.keys() == {"documents", "arithmetic", "computed", None}
        wrong = opened.execute("""
            select *
            from confirmation c
            where documents < 1
                or (confirmed_by = 'documents' and documents < 2)
                or (confirmed_by = 'arithmetic' and len(audit_ids) = 0)
                or len(document_claim_ids) > 0 and not exists (
                    from agreement a where list_contains([a.claim_id, a.other_claim_id], c.claim_id)
                )
        """)
        assert wrong.fetchall() == []
