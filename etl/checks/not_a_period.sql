-- Periods are ISO 8601: 2025, 2025-03, 2025-10-22, 2025-01/2025-10 or ../2025-10-22, of the
-- 20th or 21st century, and end after they begin.
with periods as (
    select file, line, 'period' as "column", period as value
    from stg_claims
    union all
    select file, line, 'base_period', base_period
    from stg_claims
    union all
    select file, line, 'period', period
    from stg_tasks
),
wordings as (  -- few, in many rows
    select distinct value
    from periods
    where value is not null
),
wrong as (
    select value
    from wordings
    where not regexp_full_match(value, '((\.\.|(19|20)\d{2}(-\d{2}(-\d{2})?)?)/)?(19|20)\d{2}(-\d{2}(-\d{2})?)?')
        or period_end(value) is null
        or (value not like '../%' and (period_start(value) is null or period_start(value) > period_end(value)))
)
select file, line, "column", value
from periods semi join wrong using (value)
union all
select file, line, 'period', period  -- figures are computed of months and years
from stg_computed
where not regexp_full_match(period, '(19|20)\d{2}(-(0[1-9]|1[0-2]))?')
