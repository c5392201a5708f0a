-- Every target against the figure of the same indicator, place, scope, basis and period.
-- A result on another scope or basis never settles it; a result of part of the period earns no status.
create table target_result as
with target as (
    from fact_claim where kind = 'target'
),
matched as (
    select
        t.*, r.comparator as result_comparator, r.value as result_value, r.value_text as result_text,
        r.claim_id as result_claim_id, r.kind as result_kind
    from target t
    left join figure r on r.indicator_id = t.indicator_id and r.place_id = t.place_id and r.scope = t.scope
        and r.basis = t.basis and r.period = t.period
),
elsewhere as (  -- results of the same indicator and place in the period that do not match the target's definition
    select
        t.claim_id,
        bool_or(f.scope <> t.scope and f.period = t.period) as other_scope,
        bool_or(f.scope = t.scope and f.basis <> t.basis and f.period = t.period) as other_basis,
        bool_or(f.scope = t.scope and f.basis = t.basis and f.period <> t.period) as part_of_period
    from target t join figure f on f.indicator_id = t.indicator_id and f.place_id = t.place_id
        and f.end_on <= t.end_on and coalesce(f.start_on, f.end_on) >= t.start_on
    group by t.claim_id
),
judged as (
    select m.*, case
        when settles(m.comparator, m.value, m.result_comparator, m.result_value) = 'pending'
            and (coalesce(e.other_basis, false) or coalesce(e.other_scope, false)) then 'not_comparable'
        else settles(m.comparator, m.value, m.result_comparator, m.result_value)
    end as status, e.other_scope, e.other_basis, e.part_of_period
    from matched m left join elsewhere e using (claim_id)
)
select
    place_id, indicator_id, scope, period, comparator, value as target_value, result_value, status,
    if(status in ('met', 'missed'), target_margin(comparator, value, result_value), null) as margin,
    if(status in ('met', 'missed'), margin_unit(unit), null) as margin_unit,
    case
        when status = 'unquantified' and value is not null then 'approximate'
        when status = 'unquantified' then 'words_only'
        when status = 'not_comparable' and result_value is not null then 'result_is_a_bound'
        when status = 'not_comparable' and other_basis then 'other_basis'
        when status = 'not_comparable' then 'other_scope'
        when status = 'pending' and part_of_period then 'part_of_period'
        when status = 'pending' then 'no_result'
    end as reason,
    greatest(decimals_of(value_text), decimals_of(coalesce(result_text, ''))) as decimals,
    basis, unit, year, value_text as target_text, claim_id as target_claim_id,
    result_comparator, result_text, result_claim_id
from judged
order by period, place_id, indicator_id, scope, comparator;
