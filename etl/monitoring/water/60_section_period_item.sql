-- The mean of an item at a section in a month, of its days, and in a year, of its valid months.
with day_month as (
    select section, item, strftime(day, '%Y-%m') as period, sum(value)::bigint as total, count(*)::integer as counted
    from section_day_item
    group by section, item, strftime(day, '%Y-%m')
),
month as (
    select
        m.section,
        m.item,
        m.period,
        mean_of(m.total, m.counted, i.decimals) as value,
        m.counted,
        greatest(
            1, ceil(v.month_percent_of_days * day(last_day((m.period || '-01')::date)) / 100)
        )::integer as needed
    from day_month m
    join water_item i using (item)
    cross join water_validity v
),
month_year as (
    select
        section,
        item,
        left(period, 4) as period,
        (sum(value) filter (counted >= needed))::bigint as total,
        (count(*) filter (counted >= needed))::integer as counted
    from month
    group by section, item, left(period, 4)
),
year as (
    select
        y.section,
        y.item,
        y.period,
        case when y.counted > 0 then mean_of(y.total, y.counted, i.decimals) end as value,
        y.counted,
        v.year_months as needed
    from month_year y
    join water_item i using (item)
    cross join water_validity v
),
period as (
    select *, 'days' as unit
    from month
    union all
    select *, 'months'
    from year
)
select
    p.section,
    p.period,
    p.item,
    p.value,
    p.counted,
    p.needed,
    p.unit,
    item_class(p.item, p.value, f.water_body) as class,
    p.counted >= p.needed as valid,
    case
        when p.counted < p.needed
            then format('{}: {} {} of {} {}', p.period, p.item, p.counted, p.needed, p.unit)
    end as reason
from period p
left join section_fact f using (section)
