-- The views that analysts read: every claim with its grade and one note, and what claims are told in.
create view claim as
select
    claim_id,
    indicator_id,
    place_id,
    scope_id,
    period,
    basis_id,
    kind,
    comparator,
    value,
    value_text,
    unit_id,
    base_period,
    source_id,
    locator,
    grade,
    concat_ws(' | ', note_zh, note_en) as note,
    second_source,
    corrected_from
from fact_claim
join dim_source using (source_id);

create view place as from dim_place;

create view indicator as from dim_indicator;

-- Documents, with the number of claims taken from each.
create view source as
with counted as (
    select
        source_id,
        count(*) as claims
    from fact_claim
    group by source_id
)
select
    s.*,
    coalesce(c.claims, 0) as claims
from dim_source s
left join counted c using (source_id);
