-- The former id of a claim is written as ids are: its indicator and twelve digits of a digest.
with former as (
    select
        file,
        line,
        unnest(string_split(former_ids, ';')) as code
    from stg_claims
    where former_ids is not null
)
select
    file,
    line,
    'former_ids' as "column",
    code as value
from former
where not regexp_full_match(code, '[a-z0-9_]+-[0-9a-f]{12}')
