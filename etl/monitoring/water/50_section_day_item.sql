-- The value of an item at a section on a day: its only reading, or the mean of several.
with told as (
    select
        section,
        time::date as day,
        item,
        sum(value)::bigint as total,
        count(*)::integer as readings
    from valid_reading
    group by section, time::date, item
),
averaged as (
    select
        t.section,
        t.day,
        t.item,
        case when t.readings = 1 then t.total else mean_of(t.total, t.readings, i.decimals) end as value,
        t.readings
    from told t
    join water_item i using (item)
)
select a.*, item_class(a.item, a.value, f.water_body) as class
from averaged a
left join section_fact f using (section)
