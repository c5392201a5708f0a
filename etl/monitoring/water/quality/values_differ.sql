-- Two values of one item, section and time, shown on the same day: which one is right is not known.
with differing as (
    select section, time, snapshot_on, item, string_agg(distinct text, ' and ' order by text) as texts
    from reading
    where value is not null and time is not null
    group by section, time, snapshot_on, item
    having count(distinct value) > 1
)
select
    r.file,
    r.row,
    r.section,
    r.time,
    r.item,
    r.text as value,
    'values of one time differ: ' || d.texts as reason,
    'fault' as severity
from reading r
join differing d on d.section = r.section
    and d.time = r.time
    and d.item = r.item
    and d.snapshot_on is not distinct from r.snapshot_on
