-- Derived values as figures of kind derived, where no document prints one. Their claim_id is the derived_id; the
-- document is that of the change that they follow from.
create view derived_figure as
select
    d.indicator_id,
    d.place_id,
    d.scope_id,
    d.period,
    d.basis_id,
    'derived' as kind,
    '=' as comparator,
    d.value,
    d.value_text,
    d.unit_id,
    try_cast(d.period as integer) as year,
    period_start(d.period) as start_on,
    period_end(d.period) as end_on,
    d.derived_id as claim_id,
    c.source_id,
    s.grade,
    comparison_key(d.indicator_id, d.scope_id, d.basis_id) as comparison_key,
    p.peer_group,
    1 as claims,
    comparison_group(
        comparison_key(d.indicator_id, d.scope_id, d.basis_id), 'none', d.place_id
    ) as comparison_group,  -- never ranked
    margin_unit(d.unit_id) as margin_unit_id
from derived d
join fact_claim c on c.claim_id = d.claim_ids[1]
join dim_source s using (source_id)
join dim_place p on p.place_id = d.place_id
anti join figure f on f.comparison_key = comparison_key(d.indicator_id, d.scope_id, d.basis_id)
    and f.place_id = d.place_id
    and f.period = d.period
where d.confirmed_by is null;
