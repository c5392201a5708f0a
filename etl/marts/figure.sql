-- One claim chosen for each quantity: printed before provisional before derived, official before press before
-- unverified copy, the later document before the earlier. What was not chosen stays in claim and
-- disagreement.
create table figure as
with ranked_source as (
    select
        source_id,
        row_number() over (
            order by
                list_position(['official', 'press', 'unverified_copy'], grade),
                published_on desc,
                source_id
        ) as rank
    from dim_source
),
level as (
    select
        c.claim_id,
        c.comparison_key,
        c.place_id,
        c.period,
        c.comparator in ('<=', '<') as is_upper_bound,  -- which does not compete with a value
        list_position(['actual', 'preliminary', 'derived'], c.kind) as kind_rank,
        s.rank as source_rank
    from fact_claim c
    join ranked_source s using (source_id)
    where c.kind in ('actual', 'preliminary', 'derived') and c.value is not null
),
chosen as (  -- by aggregation: a window over all claims would sort them, which takes ten times as long
    select
        min_by(claim_id, (kind_rank, source_rank, claim_id)) as claim_id,
        count(*) as claims
    from level
    group by
        comparison_key,
        place_id,
        period,
        is_upper_bound
)
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
    chosen.claims,
    comparison_group(
        c.comparison_key,
        if(alone.definition_key is null, p.peer_group, 'none'),
        c.place_id
    ) as comparison_group,
    margin_unit(c.unit_id) as margin_unit_id
from chosen
join fact_claim c using (claim_id)
join dim_source s using (source_id)
join dim_place p using (place_id)
left join dim_standalone_definition alone on alone.definition_key = definition_key(c.comparison_key, c.kind)
order by
    c.indicator_id,
    c.place_id,
    c.scope_id,
    c.period,
    c.comparator desc,
    c.claim_id;
