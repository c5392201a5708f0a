-- Changes: as a document printed them, and from one year's figure to the next year's where scope and basis agree.
-- unit: percent for the relative change of a level, percentage_point for a share, else the indicator's own unit.
create table change as
with pair as (
    select
        newer.indicator_id, newer.place_id, newer.scope, newer.period, older.period as base_period, newer.basis,
        older.value as base_value, newer.value, newer.unit,
        greatest(decimals_of(older.value_text), decimals_of(newer.value_text)) as decimals, newer.comparison_key, newer.claim_id, older.claim_id as base_claim_id
    from figure newer join figure older using (comparison_key, place_id)
    where newer.year = older.year + 1 and newer.comparator = '=' and older.comparator = '='
),
told as (
    select
        indicator_id, place_id, scope, period, base_period, basis, 'printed' as how, value, unit,
        decimals_of(value_text) as decimals, comparison_key, claim_id, null as base_claim_id, 0 :: decimal(24, 6) as older, value as newer
    from fact_claim
    where kind = 'change'
    union all by name
    select
        * exclude (base_value, value, unit), 'computed' as how, value - base_value as value,
        margin_unit(unit) as unit, base_value as older, value as newer
    from pair
    union all by name
    select
        * exclude (base_value, value, unit, decimals), 'computed' as how, percent_change(base_value, value)::decimal(24, 6) as value,
        'percent' as unit, 1 as decimals, base_value as older, value as newer
    from pair
    where unit <> 'percent' and percent_change(base_value, value) is not null
)
select
    told.* exclude (older, newer),
    direction(i.better, older, newer) as direction
from told join dim_indicator i using (indicator_id)
order by told.indicator_id, told.place_id, told.scope, told.period, how, told.unit;
