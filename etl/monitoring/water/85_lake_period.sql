-- The trophic index of a lake in a month or a year: its items' indices, weighted by the squares of their correlations
-- with chlorophyll a. Valid with chlorophyll a, whose correlation is 1, and as many items as the rule of validity asks for.
with weighed as (
    select
        lake,
        period,
        max(sections) as sections,
        count(trophic_index)::integer as counted,
        string_agg(item, ';' order by item) filter (trophic_index is not null) as items,
        coalesce(max(weight) filter (trophic_index is not null), 0) = 1 as has_chlorophyll,
        round(
            sum(weight * trophic_index order by item)
            / sum(weight order by item) filter (trophic_index is not null), 3
        )::decimal(9, 3) as trophic_index
    from lake_period_item
    group by lake, period
),
level as (
    select
        w.lake,
        w.period,
        arg_min(t.trophic_level, t.position) as trophic_level
    from weighed w
    join trophic_level t on t.upper is null
        or w.trophic_index < t.upper
        or (t.comparator = '<=' and w.trophic_index = t.upper)
    group by w.lake, w.period
)
select
    w.lake,
    w.period,
    w.sections,
    w.items,
    w.trophic_index,
    l.trophic_level,
    w.has_chlorophyll and w.counted >= v.trophic_items as valid,
    case
        when not w.has_chlorophyll then w.period || ': no chlorophyll a'
        when w.counted < v.trophic_items then format('{}: {} of {} items', w.period, w.counted, v.trophic_items)
    end as reason
from weighed w
left join level l using (lake, period)
cross join water_validity v
