-- A value that is no number, and none of the words that stand for a missing one.
select file, row, section, time, item, text as value, 'not a number' as reason, 'fault' as severity
from reading
where value is null
