"""Fills the staging tables from a published warehouse: the rows of the curated files, without the files.

What is previewed thus stands on the very build that readers see, whatever has been edited in data/ since.
"""

from pathlib import Path

import duckdb

from etl.inputs import Inputs
from etl.staging import StagedTable, staged_tables

PRINTED = "value_text"  # where a table has it, it holds the digits of its value
TYPES = """
    select column_name, data_type, column_default
    from duckdb_columns()
    where table_name = ?
    order by column_index
"""
# Claims as their files have them: without what corrections.csv corrects and says of it (staging.sql).
UNCORRECTED = """
    create temp view uncorrected_claim as
    with correction as (  -- of the reasons only their lengths count
        select
            claim_id,
            max(expect) filter (field = 'value') as value_text,
            max(expect) filter (field = 'unit_id') as unit_id,
            string_agg(reason_zh, ';' order by field) as reason_zh,
            string_agg(reason_en, '; ' order by field) as reason_en
        from published.dim_correction
        group by claim_id
    )
    select
        c.* replace (
            coalesce(nullif(regexp_extract(c.corrected_from, 'kind=(\\w+)', 1), ''), c.kind) as kind,
            coalesce(d.value_text, c.value_text) as value_text,
            coalesce(d.unit_id, c.unit_id) as unit_id,
            if(
                d.claim_id is null,
                c.note_zh,
                nullif(left(c.note_zh, greatest(0, length(c.note_zh) - length(d.reason_zh) - 1)), '')
            ) as note_zh,
            if(
                d.claim_id is null,
                c.note_en,
                nullif(left(c.note_en, greatest(0, length(c.note_en) - length(d.reason_en) - 2)), '')
            ) as note_en
        ),
        c.rowid as position
    from published.fact_claim c
    left join correction d using (claim_id)
"""


def restage(con: duckdb.DuckDBPyConnection, published: Path) -> Inputs:
    """Fill the empty staging tables, and the tables of the schema that hold no curated file; what the
    warehouse was built from.

    The text is that of the files but for zeros at the end of numbers that no document prints. Nothing else
    may be attached to `con`.
    """
    tables = staged_tables(con)
    statements = [_fill(table, con.execute(TYPES, [table.star]).fetchall()) for table in tables]
    known = {name for table in tables for name in (table.star, table.staging)}
    others = [name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()]
    statements += [
        f"insert into {name} by name from published.{name}"
        for name in others
        if name not in known and not name.startswith("stg_")
    ]
    quoted = str(published).replace("'", "''")
    con.execute(f"attach '{quoted}' as published (read_only)")
    try:
        con.execute(UNCORRECTED)
        for statement in statements:
            con.execute(statement)
        con.execute("drop view uncorrected_claim")
        (data, rules) = con.execute("select data_digest, rules_digest from published.build").fetchall()[0]
    finally:
        con.execute("detach published")
    return Inputs(data, rules)


def _fill(table: StagedTable, columns: list[tuple[str, str, str | None]]) -> str:
    """The statement that fills a staging table from the table of the same file."""
    names = {name for name, _, _ in columns}
    cells = [
        f'{_as_text(*column, names)} as "{column[0]}"' for column in columns if column[0] in table.columns
    ]
    file = f"replace('{table.source}', '*', \"{table.key}\")" if table.key else f"'{table.source}'"
    # Below the header, in the order of the file: that in which it was loaded.
    is_claim = table.star == "fact_claim"
    order = "position" if is_claim else "rowid"
    line = (
        "position" if "position" in names else f"1 + row_number() over (partition by {file} order by {order})"
    )
    source = "uncorrected_claim" if is_claim else f"published.{table.star}"
    return (
        f"insert into {table.staging} by name"
        f" select {file} as file, {line} as line, {', '.join(cells)} from {source}"
    )


def _as_text(column: str, kind: str, default: str | None, names: set[str]) -> str:
    """The expression that gives a column as it stands in its file."""
    if kind == "BOOLEAN":
        return f"if(\"{column}\", 'yes', 'no')"
    if column == "value" and PRINTED in names:
        return f'if("{column}" is null, null, {PRINTED})'
    if kind.startswith("DECIMAL"):
        return f"regexp_replace(\"{column}\"::text, '\\.?0+$', '')"
    return f'"{column}"::text' if default is None else f"nullif(\"{column}\"::text, '')"
