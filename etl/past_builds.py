"""Carries the record of past builds into the new warehouse, so that old links can list what changed, and
notes what readers are told differently since the build before.

The record is written after the content is hashed, and is no part of the content.
"""

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path

import duckdb

from etl.current_ids import name_current_ids
from etl.diff.compare import DIFFERENT, SAME_WORDING, take_builds

SCRIPT = Path(__file__).parent / "past_builds.sql"
MOST = 50  # builds remembered
LOG = logging.getLogger("chengjing")
RECORD = ("dim_past_build", "fact_past_claim")
BEGINS_ANEW = (
    "The record of past builds begins anew, so that links to earlier builds cannot list what changed:"
    " the build before %s. To go on with a record, put back a kept build that has it"
    " (python -m etl rollback lists them) and build again."
)
NOT_NOTED = (
    "What readers are told differently than by the build before is not noted this time, and is again from the"
    " next build on: the build before was made by another version of this program or is damaged. %s"
)
# Of a statement that meets other tables, columns or types than it was written for, or a file cut short.
EXPECTED = (duckdb.ProgrammingError, duckdb.DataError, duckdb.IOException)
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
    with _attach(con, previous) as is_there:
        if is_there:
            _carry_record(con)
        content, data_on = con.execute("select content_hash, data_on from build").fetchone() or ("", "")
        last = con.execute(
            "select number, content_hash from dim_past_build order by number desc limit 1"
        ).fetchone()
        is_same = last is not None and last[1] == content
        if is_there:
            (_carry_changes if is_same else _note_changes)(con)
    if is_same:
        return {}
    number = 1 if last is None else last[0] + 1
    con.execute("insert into dim_past_build values (?, ?, ?)", [number, content, data_on])
    con.execute(
        f"""
        update fact_past_claim p
        set last_build = $number
        from fact_claim c
        where p.last_build = $number - 1 and c.claim_id = p.claim_id and {SAME_WORDING.format(a="c", b="p")}
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


@contextlib.contextmanager
def _attach(con: duckdb.DuckDBPyConnection, previous: Path) -> Iterator[bool]:
    """Attach the previous warehouse as `previous`; whether there is one that can be opened.

    A warning where it cannot: it will be replaced.
    """
    quoted = str(previous).replace("'", "''")
    if is_there := previous.exists():
        try:
            con.execute(f"attach '{quoted}' as previous (read_only)")
        except duckdb.Error as error:  # a wrong checksum has no class of its own
            is_there = False
            LOG.warning(BEGINS_ANEW, f"cannot be opened ({_first_line(error)})")
    yield is_there
    if is_there:
        con.execute("detach previous")


def _carry_record(con: duckdb.DuckDBPyConnection) -> None:
    """Copy the previous record under the ids of today; a warning where it cannot be read."""
    if differing := _find_differing(con, *RECORD):
        LOG.warning(BEGINS_ANEW, f"was made by another version of this program, which differs in {differing}")
        return
    con.execute("begin")
    try:
        for table in RECORD:
            con.execute(f"insert into {table} by name from previous.{table}")
    except duckdb.Error as error:  # a wrong checksum has no class of its own
        con.execute("rollback")
        LOG.warning(BEGINS_ANEW, f"cannot be read ({_first_line(error)})")
        return
    con.execute("commit")
    name_current_ids(con, "fact_past_claim")
    con.execute("""
        update fact_past_claim p
        set claim_id = c.claim_id, indicator_id = c.indicator_id
        from current_id c
        where c.former_id = p.claim_id
    """)


def _carry_changes(con: duckdb.DuckDBPyConnection) -> None:
    """Copy what the previous build, whose content is the same, noted; a warning where it noted nothing."""
    if differing := _find_differing(con, "fact_build_change"):
        LOG.warning(NOT_NOTED, f"It differs in {differing}.")
        return
    con.execute("insert into fact_build_change by name from previous.fact_build_change")


def _note_changes(con: duckdb.DuckDBPyConnection) -> None:
    """Note what readers are told differently; a warning where the previous build has not the same tables."""
    (database,) = con.execute("select current_database()").fetchone() or ("",)
    try:
        take_builds(con, "previous", database)
        con.execute(f"insert into fact_build_change by name ({DIFFERENT})")
    except duckdb.Error as error:
        if (
            not isinstance(error, EXPECTED) and type(error) is not duckdb.Error
        ):  # a wrong checksum has no class of its own
            raise
        con.execute(f'use "{database}"')
        LOG.warning(NOT_NOTED, _first_line(error))


def _find_differing(con: duckdb.DuckDBPyConnection, *tables: str) -> str:
    """The columns of these tables that only one of the two warehouses has, in words."""
    (found,) = con.execute(
        """
        with in_one as (
            select table_name || '.' || column_name as name
            from duckdb_columns()
            where database_name in (current_database(), 'previous') and list_contains($tables, table_name)
            group by name
            having count(*) = 1
        )
        select string_agg(name, ', ' order by name)
        from in_one
        """,
        {"tables": list(tables)},
    ).fetchone() or (None,)
    return found or ""


def _first_line(error: duckdb.Error) -> str:
    return str(error).splitlines()[0]
