-- A row of several values that are all 0: a missing reading written as numbers.
select
    file,
    row,
    section,
    time,
    null as item,
    '0' as value,
    'every value is 0' as reason,
    'fault' as severity
from reading
group by file, row, section, time
having count(*) > 1 and min(value) = 0 and max(value) = 0
