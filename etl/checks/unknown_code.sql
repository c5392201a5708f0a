-- A grade of comparability names two scopes, two bases or two kinds of claims that exist. Closed lists:
-- etl/schema_checks.py.
with named as (
    select
        file,
        line,
        dimension,
        unnest(['code', 'other_code']) as "column",
        unnest([code, other_code]) as value
    from stg_comparability
),
known as (
    select 'scope' as dimension, scope_id as value from stg_scopes
    union
    select 'basis', basis_id from stg_bases
    union
    select 'kind', term_id from stg_terms where list_id = 'kind'
)
select file, line, "column", value
from named anti join known using (dimension, value)
where value is not null and dimension in ('scope', 'basis', 'kind')
