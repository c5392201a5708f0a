-- The class of a section in a month or a year: that of the worst mean. Valid where every item that decides a class is
-- valid, and none that must be there is missing; the reason names the item that falls shortest.
with worst as (
    select section, period, max(class) as class
    from section_period_item
    group by section, period
),
judged as (
    select
        w.section,
        w.period,
        w.class,
        string_agg(p.item, ';' order by p.item) filter (p.class = w.class and w.class > 1) as determining_items
    from worst w
    join section_period_item p using (section, period)
    group by w.section, w.period, w.class
),
missing as (
    select
        w.section,
        w.period,
        format('{}: no {}', w.period, string_agg(i.item, ', ' order by i.item)) as reason
    from worst w
    join water_item i on i.is_required
    left join section_period_item p on p.section = w.section and p.period = w.period and p.item = i.item
        and (p.class is not null or p.counted = 0)
    where p.item is null
    group by w.section, w.period
),
short as (
    select section, period, reason
    from section_period_item
    where not valid and item in (select item from water_limit)
    qualify row_number() over (partition by section, period order by counted - needed, item) = 1
)
select
    j.section,
    j.period,
    j.class,
    j.determining_items,
    f.target_class,
    m.reason is null and s.reason is null as valid,
    coalesce(m.reason, s.reason) as reason
from judged j
left join missing m using (section, period)
left join short s using (section, period)
left join section_fact f using (section)
