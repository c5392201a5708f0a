-- A headline's rank is 1 to 99, a class of water 1 to 5 (Class I to V).
with numbers as (
    select file, line, 'headline' as "column", headline as value, 99 as highest
    from stg_indicators
    union all
    select file, line, 'value', value, 5
    from stg_claims
    where unit_id = 'water_class'
)
select file, line, "column", value
from numbers
where value is not null
    and not coalesce(regexp_full_match(value, '[1-9]\d?') and try_cast(value as integer) between 1 and highest, false)
