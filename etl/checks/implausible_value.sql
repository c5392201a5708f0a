-- A level, printed or computed, lies in the plausible range its indicator declares.
select
    c.file,
    c.line,
    'value' as "column",
    c.value
from stg_corrected_claims c join stg_indicators i using (indicator_id)
where c.kind <> 'change'
    and c.base_period is null
    and try_cast(c.value as decimal(24, 6)) not between
        try_cast(i.plausible_low as decimal(24, 6)) and try_cast(i.plausible_high as decimal(24, 6))
union all
select
    c.file,
    c.line,
    'value',
    c.value
from stg_computed c join stg_indicators i using (indicator_id)
where try_cast(c.value as decimal(24, 6)) not between
    try_cast(i.plausible_low as decimal(24, 6)) and try_cast(i.plausible_high as decimal(24, 6))
