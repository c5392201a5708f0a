-- A grade of comparability is about an indicator, or * for every one. Other columns: etl/schema_checks.py.
select file, line, 'indicator_id' as "column", indicator_id as value
from stg_comparability anti join stg_indicators using (indicator_id)
where indicator_id <> '*'
