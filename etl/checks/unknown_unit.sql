-- Every unit stands in units.csv.
with named as (
    select file, line, unit from stg_claims
    union all
    select file, line, unit from stg_limits
    union all
    select file, line, value from stg_indicators where key = 'unit'
)
select file, line, 'unit' as "column", unit as value
from named anti join stg_units on unit_id = unit
where unit is not null
