-- Dates are ISO 8601; a source's may be as short as its year.
with dates as (
    select file, line, 'published_on' as "column", published_on as value from stg_sources
    union all
    select file, line, unnest(['start_on', 'end_on']), unnest([start_on, end_on]) from stg_limits
    union all
    select file, line, unnest(['start_on', 'end_on']), unnest([start_on, end_on]) from stg_bases
    union all
    select file, line, unnest(['start_on', 'end_on']), unnest([start_on, end_on]) from stg_standards
)
select file, line, "column", value
from dates
where value is not null and (
    first_day(value) is null
    or not regexp_full_match(value, if("column" = 'published_on', '\d{4}(-\d{2}(-\d{2})?)?', '\d{4}-\d{2}-\d{2}'))
)
