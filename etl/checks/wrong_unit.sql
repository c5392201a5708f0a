-- A level has its indicator's unit; a change, or a target on a change, has it too, or percent; but a share changes by
-- percentage points.
with unit as (select indicator_id, value as unit from stg_indicators where key = 'unit')
select c.file, c.line, 'unit' as "column", c.unit as value
from stg_claims c join unit u using (indicator_id)
where c.unit is not null and case
    when (c.kind = 'change' or c.base_period is not null) and u.unit = 'percent' then c.unit <> 'percentage_point'
    when c.kind = 'change' or c.base_period is not null then c.unit not in (u.unit, 'percent')
    else c.unit <> u.unit
end
