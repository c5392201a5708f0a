-- The former code of an indicator is the code of no indicator of today, and leads to one of them only.
with former as (
    select
        file,
        line,
        indicator_id,
        unnest(string_split(former_ids, ';')) as code
    from stg_indicators
    where former_ids is not null
)
select
    file,
    line,
    'former_ids' as "column",
    code as value
from former
where code in (select indicator_id from stg_indicators)
    or code in (select code from former group by code having count(*) > 1)
