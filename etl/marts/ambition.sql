-- Every target against what the city has done before, on the same scope and basis: does it ask for more than the last
-- result, the same, or less? Unknown where there is no such result, the target has no number, or neither direction is
-- better (counts of activity). margin: by how much the target is looser (positive) or tighter (negative).
create table ambition as
with past as (
    select t.claim_id, f.* rename (claim_id as figure_claim_id)
    from fact_claim t join figure f on f.place_id = t.place_id and f.comparison_key = t.comparison_key
        and f.year < t.year and f.comparator = '=' and f.kind = 'actual'
    where t.kind = 'target' and t.base_period is null
),
record as (
    select
        p.claim_id,
        max_by(p.period, p.year) as last_period, max_by(p.value, p.year) as last_result,
        max_by(p.value_text, p.year) as last_text, max_by(p.figure_claim_id, p.year) as last_claim_id, max(p.year) as last_year,
        case i.better when 'lower' then min_by(p.period, (p.value, -p.year)) else max_by(p.period, (p.value, p.year)) end as best_period,
        case i.better when 'lower' then min(p.value) else max(p.value) end as best_result,
        case i.better when 'lower' then min_by(p.value_text, (p.value, -p.year)) else max_by(p.value_text, (p.value, p.year)) end as best_text,
        count(*) as results
    from past p join dim_indicator i using (indicator_id)
    group by p.claim_id, i.better
),
managed as (  -- yearly changes the city has made on this definition
    select
        t.claim_id, quotient(sum(c.value), count(*))::decimal(24, 6) as mean_change, min(c.value) as least_change, max(c.value) as most_change,
        count(*) as changes
    from fact_claim t
    join change c on c.place_id = t.place_id and c.comparison_key = t.comparison_key
        and c.how = 'computed' and c.unit_id = margin_unit(t.unit_id) and c.period < t.period
    where t.kind = 'target'
    group by t.claim_id
),
told as (
    select
        t.*, i.better, r.* exclude (claim_id), m.* exclude (claim_id),
        target_margin(t.comparator, t.value, r.last_result) as room,
        case
            when t.value is null or r.last_result is null or t.comparator in ('~', '=') or i.better = 'neither' then 'unknown'
            when t.value = r.last_result then 'equal'
            when room > 0 then 'looser'
            else 'tighter'
        end as relation
    from fact_claim t
    join dim_indicator i using (indicator_id)
    left join record r using (claim_id)
    left join managed m using (claim_id)
    where t.kind = 'target' and t.base_period is null
)
select
    place_id, indicator_id, scope_id, period, comparator, value as target_value, last_period, last_result, relation,
    if(relation = 'unknown', null, room) as margin,
    best_period, best_result,
    if(relation = 'unknown', null, target_margin(comparator, value, best_result)) as margin_to_best,
    -- what the target asks for a year, against what the city managed before
    if(relation = 'unknown', null, quotient(value - last_result, year - last_year)) ::decimal(24, 6) as asked_change,
    mean_change, least_change, most_change, changes,
    basis_id, unit_id, greatest(decimals_of(value_text), decimals_of(last_text)) as decimals,
    value_text as target_text, last_text, best_text, claim_id as target_claim_id, last_claim_id
from told
order by period, place_id, indicator_id, scope_id, comparator;
