-- A level has its indicator's unit; a change, or a target on a change, has it too, or percent; but a share changes by
-- percentage points.
with level as (select indicator_id, value as unit_id from stg_indicators where key = 'unit_id')
select c.file, c.line, 'unit_id' as "column", c.unit_id as value
from stg_claims c join level u using (indicator_id)
where c.unit_id is not null and case
    when (c.kind = 'change' or c.base_period is not null) and u.unit_id = 'percent' then c.unit_id <> 'percentage_point'
    when c.kind = 'change' or c.base_period is not null then c.unit_id not in (u.unit_id, 'percent')
    else c.unit_id <> u.unit_id
end
