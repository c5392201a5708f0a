-- New or revised figures that need a look, by two plain rules. Only exact figures of whole years count, and only against
-- what the old build knew, so that a slip does not excuse itself.
-- step: the figure differs from the nearest year's figure of the same place, scope and basis by more than the largest change
--   from one year to the next that any place has shown in this indicator, for each year between them.
-- range: the figure lies outside of all figures of this indicator, of whatever place and year, by more than a tenth of
--   the width of their range.
with known as (
    select
        indicator_id,
        place_id,
        comparison_key,
        year,
        value,
        value_text
    from old_figure
    where comparator = '=' and year is not null
),
yearly_change as (
    select
        newer.indicator_id,
        newer.place_id,
        newer.year,
        abs(newer.value - older.value) as size
    from known newer
    join known older using (comparison_key, place_id)
    where newer.year = older.year + 1
),
largest as (
    select
        indicator_id,
        max(size) as size,
        max_by(place_id, (size, place_id, year)) as place_id,
        max_by(year, (size, place_id, year)) as year
    from yearly_change
    group by indicator_id
    having count(*) >= 3
),
range as (
    select
        indicator_id,
        min(value) as low,
        max(value) as high,
        min_by(value_text, value) as low_text,
        max_by(value_text, value) as high_text
    from known
    group by indicator_id
    having count(*) >= 5
),
fresh as (
    select f.*
    from new_figure f
    anti join known k on k.indicator_id = f.indicator_id
        and k.place_id = f.place_id
        and k.comparison_key = f.comparison_key
        and k.year = f.year
        and k.value = f.value
    where f.comparator = '=' and f.year is not null
),
nearest as (
    select
        f.claim_id,
        n.year,
        n.value,
        n.value_text
    from fresh f
    join new_figure n using (comparison_key, place_id)
    where n.year <> f.year and n.comparator = '='
    qualify row_number() over (partition by f.claim_id order by abs(n.year - f.year), n.year) = 1
)
select
    'step' as rule,
    f.claim_id,
    f.indicator_id,
    f.place_id,
    f.scope_id,
    f.period,
    f.value_text,
    f.unit_id,
    n.value_text || ' in ' || n.year as beside,
    rtrim(rtrim(l.size::text, '0'), '.') as measure,
    l.place_id as measure_place_id,
    l.year as measure_year
from fresh f
join nearest n using (claim_id)
join largest l on l.indicator_id = f.indicator_id
where abs(f.value - n.value) > l.size * abs(f.year - n.year)
union all
select
    'range',
    f.claim_id,
    f.indicator_id,
    f.place_id,
    f.scope_id,
    f.period,
    f.value_text,
    f.unit_id,
    r.low_text || ' to ' || r.high_text,
    rtrim(rtrim(((r.high - r.low) / 10)::decimal(24, 6)::text, '0'), '.'),
    null,
    null
from fresh f
join range r using (indicator_id)
where f.value < r.low - (r.high - r.low) / 10 or f.value > r.high + (r.high - r.low) / 10
order by all;
