-- Changes: as a document printed them, and from one year's figure to the next year's where scope and basis agree.
-- unit: percent for the relative change of a level, percentage_point for a share, else the indicator's own unit.
create table change as
with pair as (
    select
        newer.indicator_id, newer.place_id, newer.scope_id, newer.period, older.period as base_period, newer.basis_id,
        older.value as base_value, newer.value, newer.unit_id,
        greatest(decimals_of(older.value_text), decimals_of(newer.value_text)) as decimals, newer.comparison_key, newer.claim_id, older.claim_id as base_claim_id
    from figure newer join figure older using (comparison_key, place_id)
    where newer.year = older.year + 1 and newer.comparator = '=' and older.comparator = '='
),
told as (
    select
        indicator_id, place_id, scope_id, period, base_period, basis_id, 'printed' as how, value, unit_id,
        decimals_of(value_text) as decimals, comparison_key, claim_id, null as base_claim_id, 0 :: decimal(24, 6) as older, value as newer
    from fact_claim
    where kind = 'change'
    union all by name
    select
        * exclude (base_value, value, unit_id), 'computed' as how, value - base_value as value,
        margin_unit(unit_id) as unit_id, base_value as older, value as newer
    from pair
    union all by name
    select
        * exclude (base_value, value, unit_id, decimals), 'computed' as how, percent_change(base_value, value)::decimal(24, 6) as value,
        'percent' as unit_id, 1 as decimals, base_value as older, value as newer
    from pair
    where unit_id <> 'percent' and percent_change(base_value, value) is not null
)
select
    told.* exclude (older, newer),
    direction(i.better, older, newer) as direction
from told join dim_indicator i using (indicator_id)
order by told.indicator_id, told.place_id, told.scope_id, told.period, how, told.unit_id;
