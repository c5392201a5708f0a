-- Only a change, or a target on a change, has a base period; it lies before the period. A change without one explains
-- itself in a note.
select file, line, 'base_period' as "column", coalesce(base_period, '') as value
from stg_claims
where (kind not in ('change', 'target') and base_period is not null)
    or (kind = 'change' and base_period is null and note_zh is null)
    or period_start(base_period) >= coalesce(period_start(period), period_end(period))
