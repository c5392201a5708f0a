-- Values of a section that has no name.
select
    file,
    row,
    null as section,
    time,
    null as item,
    null as value,
    'no name of a section beside values' as reason,
    'fault' as severity
from snapshot
where section is null and (file, row) in (select (file, row) from item_text)
