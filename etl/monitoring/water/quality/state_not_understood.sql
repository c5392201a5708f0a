-- A state of a station that no word of the layout stands for.
select
    file,
    row,
    section,
    time,
    null as item,
    state_text as value,
    'state that is not understood' as reason,
    'fault' as severity
from snapshot
where state_text is not null and state is null
