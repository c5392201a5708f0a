"""Gives a warehouse the hash of its content: the same data give the same hash, wherever built."""

import duckdb

from etl.inputs import Inputs, digest_schema


def seal(con: duckdb.DuckDBPyConnection, inputs: Inputs) -> str:
    """Hash the content of every table; write the table build: the hash, the newest publication, the claims,
    and what it was built from, which is no part of the content.

    Each row is hashed as text and the hashes are added, so that the order of rows makes no difference.
    """
    tables = con.execute(
        "select table_name, list(column_name order by column_index) from duckdb_columns()"
        " where not internal and table_name in (select table_name from duckdb_tables() where not temporary)"
        " and table_name not in ('build', 'fact_claim_search') group by table_name order by table_name"
    ).fetchall()
    sums = sorted(con.execute(" union all ".join(_sum(*table) for table in tables)).fetchall())
    con.execute(
        "create table build as select md5(?) as content_hash,"
        " (select max(published_on) from dim_source) as data_on,"
        " (select count(*) from fact_claim)::integer as claims,"
        " ? as data_digest, ? as rules_digest, ? as schema_digest, null::text as layout_digest",
        [str(sums), inputs.data, inputs.rules, digest_schema()],
    )
    con.execute("checkpoint")
    (content,) = con.execute("select content_hash from build").fetchone() or ("",)
    return content


def _sum(table: str, columns: list[str]) -> str:
    """The query for a table's name, its number of rows and the sum of their hashes."""
    cells = ", ".join(f'coalesce("{column}"::text, chr(30))' for column in columns)
    row = f"md5_number_lower(concat_ws(chr(31), {cells}))::hugeint"
    return f"select '{table}', count(*), coalesce(sum({row}), 0) from {table}"
