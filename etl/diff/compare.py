"""What differs between two builds that are attached to one connection."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.current_ids import name_current_ids

ROOT = Path(__file__).parent
# When a claim says something else than before; past_builds.py keeps each wording by it, too.
SAME_WORDING = "{a}.value_text = {b}.value_text and {a}.comparator is not distinct from {b}.comparator"
SAID = """concat_ws(
            ' ',
            nullif({a}.comparator, '='),
            {a}.value_text,
            if({a}.value is null, null, {a}.unit_id),
            '(' || nullif({a}.kind, 'actual') || ')'
        )"""
NOT_EDITED = (
    "claim_id",
    "value",
    "start_on",
    "end_on",
    "year",
    "comparison_key",
    "former_ids",
)  # follow from others
DIFFERENT = """
    select
        subject,
        case when o.key is null then 'added' when n.key is null then 'removed' else 'revised' end as how,
        coalesce(n.indicator_id, o.indicator_id) as indicator_id,
        coalesce(n.place_id, o.place_id) as place_id,
        coalesce(n.other_place_id, o.other_place_id) as other_place_id,
        coalesce(n.scope_id, o.scope_id) as scope_id,
        coalesce(n.period, o.period) as period,
        o.says as was,
        n.says as now,
        coalesce(n.claim_id, o.claim_id) as claim_id
    from old_item o
    full join new_item n using (subject, key)
    where o.key is null or n.key is null or o.says is distinct from n.says
    order by subject, how, indicator_id, place_id, other_place_id, scope_id, period, claim_id, was, now
"""
CLAIM = """
        select
            c.* replace (
                coalesce(t.claim_id, c.claim_id) as claim_id,
                coalesce(t.indicator_id, c.indicator_id) as indicator_id
            )
        from {database}.fact_claim c
        left join current_id t on t.former_id = c.claim_id
"""
CLAIMS = """
    with old_claim as ({old_claim}),
    new_claim as ({new_claim})
    select
        case
            when o.claim_id is null then 'added'
            when n.claim_id is null then 'removed'
            when {same} then 'edited'
            else 'revised'
        end as how,
        coalesce(n.indicator_id, o.indicator_id) as indicator_id,
        coalesce(n.place_id, o.place_id) as place_id,
        coalesce(n.scope_id, o.scope_id) as scope_id,
        coalesce(n.period, o.period) as period,
        {was} as was,
        {now} as now,
        coalesce(n.claim_id, o.claim_id) as claim_id,
        coalesce(n.source_id, o.source_id) as source_id,
        list_filter([{columns}], lambda one: one.was is distinct from one.now) as edits
    from old_claim o
    full join new_claim n using (claim_id)
    where o.claim_id is null or n.claim_id is null or len(edits) > 0
    order by how, source_id, indicator_id, place_id, scope_id, period, claim_id
"""


@dataclass(frozen=True)
class ChangedClaim:
    """A claim that is added, removed, revised (it says something else) or edited (what stands around it).

    `was`, `now` are its number in words of the data, empty where there is none; `edits` the columns that
    differ: name, was and now.
    """

    how: str
    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    was: str
    now: str
    claim_id: str
    source_id: str
    edits: list[dict[str, str | None]]


@dataclass(frozen=True)
class Consequence:
    """What readers are told differently: `subject` is document, figure, change, target (its status),
    ambition, audit, line (the grade of a figure against that of the year before), pair (of two places) or
    rank; `how` is added, removed or revised.
    """

    subject: str
    how: str
    indicator_id: str | None
    place_id: str | None
    other_place_id: str | None
    scope_id: str | None
    period: str
    was: str | None
    now: str | None
    claim_id: str | None


@dataclass(frozen=True)
class Jump:
    """A new or revised figure that needs a look, by a rule of jumps.sql: what it stands beside (step: the
    nearest figure; range: the lowest and the highest so far), and the measure that it breaks (step: the
    largest change so far, of which place and year; range: a tenth of the range).
    """

    rule: str
    claim_id: str
    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    value_text: str
    unit_id: str
    beside: str
    measure: str
    measure_place_id: str | None
    measure_year: int | None


def take_builds(con: duckdb.DuckDBPyConnection, old: str, new: str) -> None:
    """Put down what two attached databases tell, in temporary tables old_... and new_...; uses `new` after.

    Raises duckdb.Error where one has not the tables and columns of this program.
    """
    databases = {"old": f'"{old}"', "new": f'"{new}"'}
    con.execute(f"use {databases['new']}")
    name_current_ids(con, f"{databases['old']}.fact_claim")
    _run(con, "take.sql", databases)
    con.execute((ROOT / "affected.sql").read_text("utf-8").format(**databases))
    _run(con, "compared_places.sql", databases)


def find_changed_claims(con: duckdb.DuckDBPyConnection, old: str, new: str) -> list[ChangedClaim]:
    """The claims that differ between the builds that were taken, by what became of them and by document."""
    described = con.execute(f'describe "{new}".fact_claim').fetchall()
    known = {name for name, *_ in con.execute(f'describe "{old}".fact_claim').fetchall()}
    columns = [name for name, *_ in described if name in known and name not in NOT_EDITED]
    edits = ", ".join(
        f"{{'name': '{name}', 'was': o.\"{name}\"::text, 'now': n.\"{name}\"::text}}" for name in columns
    )
    statement = CLAIMS.format(
        old_claim=CLAIM.format(database=f'"{old}"'),
        new_claim=CLAIM.format(database=f'"{new}"'),
        same=SAME_WORDING.format(a="o", b="n"),
        was=SAID.format(a="o"),
        now=SAID.format(a="n"),
        columns=edits,
    )
    return [ChangedClaim(*row) for row in con.execute(statement).fetchall()]


def find_consequences(con: duckdb.DuckDBPyConnection) -> list[Consequence]:
    """What readers are told differently by the builds that were taken."""
    return [Consequence(*row) for row in con.execute(DIFFERENT).fetchall()]


def find_jumps(con: duckdb.DuckDBPyConnection) -> list[Jump]:
    """New and revised figures far from their neighbours, or outside of all that was known."""
    return [Jump(*row) for row in con.execute((ROOT / "jumps.sql").read_text("utf-8")).fetchall()]


def find_changed_files(con: duckdb.DuckDBPyConnection, old: str, new: str) -> dict[str, int]:
    """How many lines of curated files differ, by file; claims are told one by one, and left out."""
    found = con.execute(
        """
        select
            any_value(t.comment),
            c.table_name,
            string_agg(distinct c.column_name, ', ')
        from duckdb_columns() c
        join duckdb_tables() t using (database_name, table_name)
        where database_name in ($old, $new) and t.comment is not null and c.table_name <> 'fact_claim'
            and c.column_name <> 'position'  -- of its line in the file
        group by c.table_name
        having count(distinct database_name) = 2
        order by c.table_name
        """,
        {"old": old, "new": new},
    ).fetchall()
    statement = " union all ".join(
        f"select '{file}', greatest((select count(*) from (select {columns} from {a} except all"
        f" select {columns} from {b})), (select count(*) from (select {columns} from {b} except all"
        f" select {columns} from {a})))"
        for file, table, columns in found
        for a, b in [(f'"{old}".{table}', f'"{new}".{table}')]
    )
    return {file: lines for file, lines in con.execute(statement).fetchall() if lines}


def _run(con: duckdb.DuckDBPyConnection, script: str, databases: dict[str, str]) -> None:
    """Run a script in each of the two databases; the new one is in use after."""
    text = (ROOT / script).read_text("utf-8")
    for side, database in databases.items():
        con.execute(f"use {database}")
        con.execute(text.format(side=side, **databases))
