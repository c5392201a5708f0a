-- What is computed from monitoring data, as figures of kind computed: below everything that a document prints, and in no other
-- mart. Their claim_id is the computed_id. What is not valid stays here with its reason: readers leave it out unless asked.
create view computed_figure as
with edition as (
    select
        b.edition_id,
        s.start_on,
        s.end_on
    from (select distinct edition_id, standard_id from dim_aqi_breakpoint) b
    join dim_standard s using (standard_id)
)
select
    c.indicator_id,
    c.place_id,
    c.scope_id,
    c.period,
    c.basis_id,
    c.kind,
    '=' as comparator,
    c.value,
    c.value_text,
    c.unit_id,
    c.year,
    c.start_on,
    c.end_on,
    c.computed_id as claim_id,
    c.source_id,
    s.grade,
    c.comparison_key,
    p.peer_group,
    1 as claims,
    comparison_group(
        c.comparison_key,
        if(alone.definition_key is null and c.valid = 'yes', p.peer_group, 'none'),
        c.place_id
    ) as comparison_group,
    margin_unit(c.unit_id) as margin_unit_id,
    c.edition_id,
    c.valid,
    c.valid_days,
    c.days,
    c.reason,
    -- by the rules of its time: the first that had not ended when the period did
    c.edition_id is null or c.edition_id = (
        select min_by(e.edition_id, e.start_on)
        from edition e
        where e.end_on is null or e.end_on >= c.end_on
    ) as is_of_its_time
from fact_computed c
join dim_source s using (source_id)
join dim_place p using (place_id)
left join dim_standalone_definition alone on alone.definition_key = definition_key(c.comparison_key, c.kind);
