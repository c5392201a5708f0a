-- A grade of comparability is about an indicator, or * for every one; an event about some, joined by ;, or * for every
-- one. Other columns: etl/schema_checks.py.
with named as (
    select file, line, 'indicator_id' as "column", indicator_id from stg_comparability
    union all
    select file, line, 'indicators', unnest(string_split(indicators, ';')) from stg_events
)
select file, line, "column", indicator_id as value
from named anti join stg_indicators using (indicator_id)
where indicator_id <> '*'
