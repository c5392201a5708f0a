-- The mean of an item over the sections of a lake, of valid means only, and the trophic index that it alone gives.
with lake as (
    select
        f.lake,
        p.period,
        p.item,
        mean_of(sum(p.value)::bigint, count(*), any_value(i.decimals)) as value,
        count(*)::integer as sections
    from section_period_item p
    join section_fact f using (section)
    join water_item i using (item)
    where f.lake is not null and p.valid and i.trophic_slope is not null
    group by f.lake, p.period, p.item
)
select
    l.lake,
    l.period,
    l.item,
    l.value,
    l.sections,
    round(
        10 * (i.trophic_constant + i.trophic_slope * ln(nullif(l.value, 0) * i.trophic_factor / 1e6)), 3
    )::decimal(9, 3) as trophic_index,
    round(i.trophic_correlation * i.trophic_correlation, 4)::decimal(5, 4) as weight
from lake l
join water_item i using (item)
