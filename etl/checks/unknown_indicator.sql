-- Every file in claims/ has a definition of the same name in indicators/, and so has every limit.
with named as (
    select file, min(line) as line, indicator_id from stg_claims group by file, indicator_id
    union all
    select file, line, indicator_id from stg_limits
)
select file, line, 'indicator_id' as "column", indicator_id as value
from named anti join stg_indicators using (indicator_id)
