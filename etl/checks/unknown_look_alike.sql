-- A pair that may not be compared names two indicators or two levels that exist.
with named as (
    select
        file,
        line,
        list_id,
        unnest(['code', 'other_code']) as "column",
        unnest([code, other_code]) as value
    from stg_look_alikes
),
known as (
    select 'indicator' as list_id, indicator_id as value
    from stg_indicators
    union
    select 'level', term_id
    from stg_terms
    where list_id = 'level'
)
select file, line, "column", value
from named anti join known using (list_id, value)
