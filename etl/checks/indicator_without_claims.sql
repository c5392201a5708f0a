-- Every definition in indicators/ has claims in a file of the same name.
select
    'claims/' || indicator_id || '.csv' as file,
    line,
    'file' as "column",
    indicator_id as value
from stg_indicators anti join stg_claims using (indicator_id)
