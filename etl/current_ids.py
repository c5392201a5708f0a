"""The ids that claims of older builds have today."""

import duckdb


def name_current_ids(con: duckdb.DuckDBPyConnection, older: str) -> None:
    """Create the table current_id: former_id, claim_id and indicator_id of today, by the build in use, of
    those ids that a table of an older build has.

    An id changes where a part of a claim's key was corrected or its indicator merged into another
    (former_ids); the first builds had ids with eight digits of the digest, which count where only one
    claim fits.
    """
    con.execute(f"""
        create or replace temp table current_id as
        with known as (
            select unnest(string_split(former_ids, ';')) as former_id, claim_id, indicator_id
            from fact_claim
            union all
            select former.code || right(c.claim_id, 13) as former_id, c.claim_id, indicator_id
            from fact_claim c
            join (
                select indicator_id, unnest(string_split(former_ids, ';')) as code from dim_indicator
            ) former using (indicator_id)
            union all
            select
                left(claim_id, length(claim_id) - 4) as former_id,
                any_value(claim_id) as claim_id,
                any_value(indicator_id) as indicator_id
            from fact_claim
            group by former_id
            having count(*) = 1
        )
        select
            former_id,
            any_value(claim_id) as claim_id,
            any_value(indicator_id) as indicator_id
        from known
        where former_id in (select claim_id from {older})
        group by former_id
    """)
