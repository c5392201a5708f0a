-- A standard has one limit for an indicator and grade at a time. Two that start together: duplicate key.
select
    l.file,
    l.line,
    'start_on' as "column",
    l.start_on as value
from stg_limits l
join stg_limits earlier on earlier.standard_id = l.standard_id
    and earlier.indicator_id = l.indicator_id
    and earlier.grade_id = l.grade_id
    and earlier.line < l.line
    and earlier.start_on <> l.start_on
    and try_cast(l.start_on as date) <= coalesce(try_cast(earlier.end_on as date), date '9999-12-31')
    and try_cast(earlier.start_on as date) <= coalesce(try_cast(l.end_on as date), date '9999-12-31')
