-- Two claims about one quantity that give different numbers. Neither is wrong by that: both stay.
create table disagreement as
with exact_level as (
    select
        *
    from fact_claim
    where kind in ('actual', 'preliminary', 'derived') and comparator = '='
)
select
    a.indicator_id,
    a.place_id,
    a.scope_id,
    a.period,
    a.basis_id,
    a.unit_id,
    a.claim_id,
    b.claim_id as other_claim_id,
    a.value,
    b.value as other_value,
    b.value - a.value as difference
from exact_level a
join exact_level b using (comparison_key, place_id, period)
where a.claim_id < b.claim_id and a.value <> b.value
order by all;
