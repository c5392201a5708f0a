-- Every unit stands in units.csv.
with named as (
    select file, line, unit_id from stg_claims
    union all
    select file, line, unit_id from stg_limits
    union all
    select file, line, value from stg_indicators where key = 'unit_id'
)
select file, line, 'unit_id' as "column", unit_id as value
from named anti join stg_units using (unit_id)
where unit_id is not null
