-- What has an end ends on or after its first day.
with spans as (
    select file, line, start_on, end_on from stg_limits
    union all
    select file, line, start_on, end_on from stg_bases
    union all
    select file, line, start_on, end_on from stg_standards
    union all
    select file, line, start_on, end_on from stg_events
)
select file, line, 'end_on' as "column", end_on as value
from spans
where first_day(end_on) < first_day(start_on)
