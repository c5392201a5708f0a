-- Values without a time, or with one that cannot be read.
select
    file,
    row,
    section,
    null::timestamp as time,
    null as item,
    coalesce(time_text, '') as value,
    'no time that can be read beside values' as reason,
    'fault' as severity
from snapshot
where time is null and (file, row) in (select (file, row) from item_text)
