-- A level lies in the plausible range its indicator declares.
with bounds as (
    select
        indicator_id,
        max(try_cast(value as decimal(24, 6))) filter (key = 'plausible_low') as low,
        max(try_cast(value as decimal(24, 6))) filter (key = 'plausible_high') as high
    from stg_indicators
    group by indicator_id
)
select c.file, c.line, 'value' as "column", c.value
from stg_claims c join bounds using (indicator_id)
where c.kind <> 'change' and c.base_period is null and try_cast(c.value as decimal(24, 6)) not between low and high
