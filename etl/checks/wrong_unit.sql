-- A level has its indicator's unit; a change, or a target on a change, has it too, or percent; but a share changes by
-- percentage points.
select
    c.file,
    c.line,
    'unit_id' as "column",
    c.unit_id as value
from stg_corrected_claims c join stg_indicators i using (indicator_id)
where c.unit_id is not null and case
    when (c.kind = 'change' or c.base_period is not null) and i.unit_id = 'percent'
        then c.unit_id <> 'percentage_point'
    when c.kind = 'change' or c.base_period is not null then c.unit_id not in (i.unit_id, 'percent')
    else c.unit_id <> i.unit_id
end
union all
select
    c.file,
    c.line,
    'unit_id',
    c.unit_id
from stg_computed c join stg_indicators i using (indicator_id)
where c.unit_id <> i.unit_id
