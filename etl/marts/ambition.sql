-- Every target against the last result before it, on the same scope and basis: does it ask for more, the same, or less?
-- Unknown where there is no such result, the target has no number, or neither direction is better (counts of activity).
-- margin: by how much the target is looser (positive) or tighter (negative) than the last result, in the target's unit.
create table ambition as
with told as (
    select
        t.place_id, t.indicator_id, t.scope, t.period, t.comparator, t.value as target_value,
        last.period as last_period, last.value as last_result,
        t.basis, t.unit, greatest(decimals_of(t.value_text), decimals_of(last.value_text)) as decimals,
        i.better, t.claim_id as target_claim_id, last.claim_id as last_claim_id
    from fact_claim t join dim_indicator i using (indicator_id)
    left join figure last on last.indicator_id = t.indicator_id and last.place_id = t.place_id and last.scope = t.scope
        and last.basis = t.basis and last.year < t.year and last.comparator = '=' and last.kind = 'actual'
    where t.kind = 'target'
    qualify row_number() over (partition by t.claim_id order by last.year desc) = 1
)
select
    place_id, indicator_id, scope, period, comparator, target_value, last_period, last_result,
    case
        when target_value is null or last_result is null or comparator in ('~', '=') or better = 'neither' then 'unknown'
        when target_value = last_result then 'equal'
        when target_margin(comparator, target_value, last_result) > 0 then 'looser'
        else 'tighter'
    end as relation,
    if(relation = 'unknown', null, target_margin(comparator, target_value, last_result)) as margin,
    basis, unit, decimals, target_claim_id, last_claim_id
from told
order by period, place_id, indicator_id, scope, comparator;
