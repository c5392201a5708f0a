-- The values that count: each once for a section and time, however many snapshots repeat it, the newest first.
select
    r.section,
    r.city,
    r.time,
    r.item,
    r.value,
    r.class,
    r.published_class
from reading r
where r.value is not null
    and not exists (
        select 1
        from quality q
        where q.file = r.file
            and q.row = r.row
            and (q.item is null or q.item = r.item)
            and q.severity in ('fault', 'left_out')
    )
qualify row_number() over (
    partition by r.section, r.time, r.item order by r.snapshot_on desc nulls last, r.file desc, r.row desc
) = 1
