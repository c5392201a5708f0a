-- What documents say of a target besides numbers: that it was met, in words; or that the table of tasks which sets
-- it passes over it in its own column of results. tasks.csv names both as indicator@scope.
create table report_on_target as
with reported as (
    select
        place_id,
        comparison_key,
        period,
        min(claim_id) as reported_claim_id
    from fact_claim
    where kind = 'reported_met'
    group by
        place_id,
        comparison_key,
        period
),
named as (
    select source_id, place_id, period, unnest(split(target_claims, ';')) as quantity, true as is_target
    from task
    union all
    select source_id, place_id, period, unnest(split(result_claims, ';')), false
    from task
),
passed_over as (
    select
        source_id,
        place_id,
        period,
        quantity
    from named
    group by
        source_id,
        place_id,
        period,
        quantity
    having bool_and(is_target)
)
select
    t.claim_id as target_claim_id,
    r.reported_claim_id,
    o.quantity is not null as is_passed_over
from fact_claim t
left join reported r using (place_id, comparison_key, period)
left join passed_over o on o.source_id = t.source_id
    and o.place_id = t.place_id
    and o.period = t.period
    and o.quantity = t.indicator_id || '@' || t.scope_id
where t.kind = 'target' and (r.reported_claim_id is not null or o.quantity is not null)
order by target_claim_id;
