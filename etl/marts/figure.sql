-- One claim chosen for each quantity: printed before provisional before derived, official before press before
-- unverified copy, the later document before the earlier. What was not chosen stays in claim and disagreement.
create table figure as
select
    c.indicator_id,
    c.place_id,
    c.scope_id,
    c.period,
    c.basis_id,
    c.kind,
    c.comparator,
    c.value,
    c.value_text,
    c.unit_id,
    c.year,
    c.start_on,
    c.end_on,
    c.claim_id,
    c.source_id,
    s.grade,
    c.comparison_key,
    p.peer_group,
    count(*) over quantity as claims,
    comparison_group(c.comparison_key, p.peer_group, c.place_id) as comparison_group,
    margin_unit(c.unit_id) as margin_unit_id
from fact_claim c
join dim_source s using (source_id)
join dim_place p using (place_id)
where c.kind in ('actual', 'preliminary', 'derived') and c.value is not null
window quantity as (
    partition by c.comparison_key, c.place_id, c.period, if(c.comparator in ('<=', '<'), 'bound', 'value')
)
qualify row_number() over (
    quantity
    order by
        list_position(['actual', 'preliminary', 'derived'], c.kind),
        list_position(['official', 'press', 'unverified_copy'], s.grade),
        s.published_on desc,
        c.source_id,
        c.claim_id
) = 1
order by
    c.indicator_id,
    c.place_id,
    c.scope_id,
    c.period,
    c.comparator desc,
    c.claim_id;
