-- The former code of an indicator, or the former id of a claim, is that of none of today, and leads to one only.
with former_indicator as (
    select
        file,
        line,
        unnest(string_split(former_ids, ';')) as code
    from stg_indicators
    where former_ids is not null
),
former_claim as (
    select
        file,
        line,
        unnest(string_split(former_ids, ';')) as code
    from stg_claims
    where former_ids is not null
),
claim as (
    select claim_id_of(c) as claim_id
    from stg_claims c
)
select
    file,
    line,
    'former_ids' as "column",
    code as value
from former_indicator
where code in (select indicator_id from stg_indicators)
    or code in (select code from former_indicator group by code having count(*) > 1)
union all
select
    file,
    line,
    'former_ids',
    code
from former_claim
where code in (select claim_id from claim)
    or code in (select code from former_claim group by code having count(*) > 1)
