-- A value that a later snapshot shows otherwise: the newest counts.
with newest as (
    select
        section,
        time,
        item,
        arg_max(text, snapshot_on) as text,
        arg_max(value, snapshot_on) as value,
        max(snapshot_on) as snapshot_on
    from reading
    where value is not null
    group by section, time, item
)
select
    r.file,
    r.row,
    r.section,
    r.time,
    r.item,
    r.text as value,
    'a later snapshot has ' || n.text as reason,
    'note' as severity
from reading r
join newest n using (section, time, item)
where r.value <> n.value and r.snapshot_on < n.snapshot_on
