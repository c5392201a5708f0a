-- A name that sections of two cities share: they would be taken for one.
with shared as (
    select section, string_agg(distinct city, ', ' order by city) as cities, min((file, row)) as first
    from snapshot
    where section is not null
    group by section
    having count(distinct city) > 1
)
select
    s.file,
    s.row,
    s.section,
    s.time,
    null as item,
    s.city as value,
    'one name in two cities: ' || h.cities as reason,
    'fault' as severity
from snapshot s
join shared h using (section)
