-- Three readings one after the other with the same values of every item: an instrument that is stuck.
-- The first one may be true, and counts.
with newest as (
    select distinct on (section, time, item) section, time, item, text
    from reading
    where time is not null and is_working(state, published_class)
    order by snapshot_on desc nulls last, file, row
),
told as (
    select section, time, string_agg(item || ' ' || text, ';' order by item) as texts, count(*) as items
    from newest
    group by section, time
),
neighbours as (
    select
        *,
        lag(texts) over by_time as one_before,
        lag(texts, 2) over by_time as two_before,
        lead(texts) over by_time as one_after
    from told
    window by_time as (partition by section order by time)
)
select distinct
    r.file,
    r.row,
    r.section,
    r.time,
    null as item,
    null as value,
    'the same values three times or more' as reason,
    'fault' as severity
from neighbours n
join reading r using (section, time)
where n.items > 2 and n.texts = n.one_before and (n.texts = n.two_before or n.texts = n.one_after)
