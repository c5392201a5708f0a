-- Only a change, or a target on a change, has a base period; it lies before the period. A change without one explains
-- itself in a note.
with pairs as (  -- few, in many rows
    select distinct period, base_period
    from stg_claims
    where base_period is not null
),
late as (
    select period, base_period
    from pairs
    where period_start(base_period) >= coalesce(period_start(period), period_end(period))
)
select
    file,
    line,
    'base_period' as "column",
    coalesce(base_period, '') as value
from stg_claims left join late using (period, base_period)
where (kind not in ('change', 'target') and base_period is not null)
    or (kind = 'change' and base_period is null and note_zh is null)
    or late.period is not null
