-- A published class that no word of the layout stands for.
select
    file,
    row,
    section,
    time,
    null as item,
    class_text as value,
    'class that is not understood' as reason,
    'fault' as severity
from snapshot
where class_text is not null and published_class is null
