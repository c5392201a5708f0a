-- The class of a section on a day: that of its worst item. Valid where every item that must be there was measured.
with worst as (
    select section, day, max(class) as class
    from section_day_item
    group by section, day
),
judged as (
    select
        w.section,
        w.day,
        w.class,
        string_agg(d.item, ';' order by d.item) filter (d.class = w.class and w.class > 1) as determining_items
    from worst w
    join section_day_item d using (section, day)
    group by w.section, w.day, w.class
),
missing as (
    select w.section, w.day, string_agg(i.item, ', ' order by i.item) as items
    from worst w
    join water_item i on i.is_required
    left join section_day_item d on d.section = w.section and d.day = w.day and d.item = i.item and d.class is not null
    where d.item is null
    group by w.section, w.day
),
printed as (  -- by the publisher, of the day's last reading that has one
    select section, time::date as day, arg_max(published_class, time) as published_class
    from valid_reading
    group by section, time::date
)
select
    j.section,
    j.day,
    j.class,
    j.determining_items,
    p.published_class,
    m.items is null as valid,
    strftime(j.day, '%Y-%m-%d') || ': no ' || m.items as reason
from judged j
left join missing m using (section, day)
left join printed p using (section, day)
