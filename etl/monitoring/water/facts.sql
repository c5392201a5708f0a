-- Facts of the water batch from checked text to what the steps read; concentrations in millionths of the published unit.
create table water_limit as
select
    item_id as item,
    water_body,
    comparator,
    unnest([1, 2, 3, 4, 5]) as class,
    (unnest([class_i, class_ii, class_iii, class_iv, class_v])::decimal(18, 6) * 1000000)::bigint as value
from stg_limit;

create table water_item as
select
    item_id as item,
    unit_id,
    decimals::integer as decimals,
    is_required is not null as is_required,
    (plausible_low::decimal(18, 6) * 1000000)::bigint as plausible_low,
    (plausible_high::decimal(18, 6) * 1000000)::bigint as plausible_high,
    plausible_low as plausible_low_text,
    plausible_high as plausible_high_text,
    trophic_factor::double as trophic_factor,
    trophic_constant::double as trophic_constant,
    trophic_slope::double as trophic_slope,
    trophic_correlation::double as trophic_correlation
from stg_item;

create table water_validity as
select
    month_percent_of_days::integer as month_percent_of_days,
    year_months::integer as year_months,
    trophic_items::integer as trophic_items
from stg_validity
semi join asked_sampling using (sampling);

create table trophic_level as
select trophic_level, comparator, upper::double as upper, line as position
from stg_level;

create table section_fact as
select
    s.section,
    s.water_body,
    s.lake,
    coalesce(c.class, try_cast(s.target_class as integer)) as target_class
from stg_section s
left join class_word c on c.word = s.target_class;

create table section_list as
select unnest(string_split(lists, ';')) as list, section
from stg_section
where lists is not null;

-- The class of one item by its value and the type of the water, 1 to 5, or 6 for worse than the fifth; null for an item
-- that decides no class, and where the type must be known and is not.
create macro item_class(asked_item, millionths, asked_water_body) as (
    select case
        when millionths is not null and count(*) > 0 then 1 + count(distinct l.class) filter (
            (l.comparator = '<=' and millionths > l.value) or (l.comparator = '>=' and millionths < l.value)
        )
    end::integer
    from water_limit l
    where l.item = asked_item and (l.water_body is null or l.water_body = asked_water_body)
);
