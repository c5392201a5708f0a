"""Carries the record of past builds into the new warehouse, so that old links can list what changed.

The record is written after the content is hashed, and is no part of the content.
"""

import contextlib
from pathlib import Path

import duckdb

SCRIPT = Path(__file__).parent / "past_builds.sql"
MOST = 50  # builds remembered
FEWER = """
    select indicator_id, before.claims - coalesce(now.claims, 0) as fewer
    from (
        select indicator_id, count(*) as claims
        from fact_past_claim
        where $before between first_build and last_build
        group by indicator_id
    ) before
    left join (select indicator_id, count(*) as claims from fact_claim group by indicator_id) now
        using (indicator_id)
    where fewer > 0
    order by indicator_id
"""


def record_build(con: duckdb.DuckDBPyConnection, previous: Path) -> dict[str, int]:
    """Add the sealed content of `con` to the record of the previous warehouse, or begin a record.

    Returns the indicators with fewer claims than in the build before, and how many fewer: a file that was cut
    at the end of a row breaks no rule.
    """
    con.execute(SCRIPT.read_text("utf-8"))
    if previous.exists():
        _carry(con, previous)
    content, data_on = con.execute("select content_hash, data_on from build").fetchone() or ("", "")
    last = con.execute(
        "select number, content_hash from dim_past_build order by number desc limit 1"
    ).fetchone()
    if last is not None and last[1] == content:
        return {}
    number = 1 if last is None else last[0] + 1
    con.execute("insert into dim_past_build values (?, ?, ?)", [number, content, data_on])
    con.execute(
        """
        update fact_past_claim p
        set last_build = $number
        from fact_claim c
        where p.last_build = $number - 1
            and c.claim_id = p.claim_id
            and c.value_text = p.value_text
            and c.comparator is not distinct from p.comparator
        """,
        {"number": number},
    )
    con.execute(
        """
        insert into fact_past_claim
        select
            claim_id, indicator_id, place_id, scope_id, period, kind, comparator, value_text, unit_id,
            $number, $number
        from fact_claim c
        anti join (from fact_past_claim where last_build = $number) using (claim_id)
        """,
        {"number": number},
    )
    con.execute("delete from fact_past_claim where last_build <= ?", [number - MOST])
    con.execute("delete from dim_past_build where number <= ?", [number - MOST])
    return dict(con.execute(FEWER, {"before": number - 1}).fetchall())


def _carry(con: duckdb.DuckDBPyConnection, previous: Path) -> None:
    """Copy the previous record, if the warehouse can be read and has one; else the record begins anew."""
    quoted = str(previous).replace("'", "''")
    with contextlib.suppress(duckdb.Error):
        con.execute(f"attach '{quoted}' as previous (read_only)")
        try:
            con.execute("begin")
            con.execute("insert into dim_past_build by name from previous.dim_past_build")
            con.execute("insert into fact_past_claim by name from previous.fact_past_claim")
            _lengthen_ids(con)
            _name_ids_of_today(con)
            con.execute("commit")
        except duckdb.Error:
            con.execute("rollback")
        finally:
            con.execute("detach previous")


def _lengthen_ids(con: duckdb.DuckDBPyConnection) -> None:
    """Replace ids with eight digits of the digest by those of twelve, where only one claim fits."""
    con.execute("""
        update fact_past_claim p
        set claim_id = c.claim_id
        from (
            select left(claim_id, length(claim_id) - 4) as short_id, any_value(claim_id) as claim_id
            from fact_claim
            group by short_id
            having count(*) = 1
        ) c
        where c.short_id = p.claim_id
    """)


def _name_ids_of_today(con: duckdb.DuckDBPyConnection) -> None:
    """Replace the id that a claim had before its key was corrected, or its indicator merged into another."""
    con.execute("""
        update fact_past_claim p
        set claim_id = c.claim_id, indicator_id = c.indicator_id
        from (
            select unnest(string_split(former_ids, ';')) as former_id, claim_id, indicator_id
            from fact_claim
            union all
            select former.code || right(c.claim_id, 13) as former_id, c.claim_id, indicator_id
            from fact_claim c
            join (
                select indicator_id, unnest(string_split(former_ids, ';')) as code from dim_indicator
            ) former using (indicator_id)
        ) c
        where c.former_id = p.claim_id
    """)
