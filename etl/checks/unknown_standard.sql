-- Every standard a limit names stands in standards.csv.
with named as (
    select file, line, standard_id from stg_limits
    union all
    select file, line, standard_id from stg_water_classes
)
select file, line, 'standard_id' as "column", standard_id as value
from named anti join stg_standards using (standard_id)
where standard_id is not null
