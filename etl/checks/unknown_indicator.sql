-- Every file in claims/ has a definition of the same name in indicators/, and so has every limit and every look-alike.
with named as (
    select file, min(line) as line, indicator_id from stg_claims group by file, indicator_id
    union all
    select file, line, indicator_id from stg_limits
    union all
    select file, line, unnest([indicator_id, other_indicator_id]) from stg_look_alikes
)
select file, line, 'indicator_id' as "column", indicator_id as value
from named anti join stg_indicators using (indicator_id)
