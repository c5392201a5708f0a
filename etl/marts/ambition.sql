-- Every target against what the city has done before, on the same scope and basis: does it ask for more than
-- the last result, the same, or less? no_result: these sources hold no such result; unknown: the target has no
-- number, is the far end of a range, or neither direction is better (counts of activity). margin: by how much
-- it is looser (positive) or tighter (negative). A last result may be derived, which last_kind says; it may be
-- years old, see years_since.
create table ambition as
with target as (
    select
        t.* exclude (wording),
        max(t.wording) over (  -- the word of any of the documents that set this same target
            partition by t.place_id, t.comparison_key, t.period, t.unit_id, t.comparator, t.value_text
        ) as wording,
        i.better,
        try_cast(left(s.published_on::text, 4) as integer) as set_in
    from fact_claim t
    join dim_indicator i using (indicator_id)
    join dim_source s using (source_id)
    where t.kind = 'target' and t.base_period is null
),
earlier_result as (
    select
        t.claim_id,
        t.better,
        f.period,
        f.year,
        f.value,
        f.value_text,
        f.kind,
        f.claim_id as result_claim_id
    from target t
    join figure f on f.place_id = t.place_id and f.comparison_key = t.comparison_key and f.year < t.year
    -- what was known when the target was set: of a year that was over, or of the target's own document
    where f.comparator = '='
        and (f.year < t.set_in or f.source_id = t.source_id)
),
last_and_best_result as (
    select
        claim_id,
        max(year) as last_year,
        max_by(period, year) as last_period,
        max_by(value, year) as last_result,
        max_by(value_text, year) as last_text,
        max_by(kind, year) as last_kind,
        max_by(result_claim_id, year) as last_claim_id,
        if(better = 'lower', min_by(period, (value, -year)), max_by(period, (value, year))) as best_period,
        if(better = 'lower', min(value), max(value)) as best_result,
        if(
            better = 'lower', min_by(value_text, (value, -year)), max_by(value_text, (value, year))
        ) as best_text
    from earlier_result
    group by
        claim_id,
        better
),
yearly_change as (  -- what the city has managed from year to year on this scope and basis
    select
        t.claim_id,
        -- of one change there is no mean
        case when count(*) > 1 then quotient(sum(c.value), count(*))::decimal(24, 6) end as mean_change,
        min(c.value) as least_change,
        max(c.value) as most_change,
        count(*) as changes
    from target t
    join change c on c.place_id = t.place_id and c.comparison_key = t.comparison_key and c.period < t.period
    join fact_claim newer on newer.claim_id = c.claim_id and newer.kind = 'actual'
    join fact_claim older on older.claim_id = c.base_claim_id and older.kind = 'actual'
    where c.how = 'computed' and c.unit_id = margin_unit(t.unit_id)
    group by t.claim_id
),
related as (
    select
        t.*,
        r.* exclude (claim_id),
        y.* exclude (claim_id),
        target_margin(t.comparator, t.value, r.last_result) as room,
        ambition_relation(t.better, t.comparator, t.value, r.last_result) as relation
    from target t
    left join last_and_best_result r using (claim_id)
    left join yearly_change y using (claim_id)
)
select
    place_id,
    indicator_id,
    scope_id,
    period,
    comparator,
    value as target_value,
    last_period,
    last_result,
    relation,
    if(relation in ('unknown', 'no_result'), null, room) as margin,
    best_period,
    best_result,
    if(
        relation in ('unknown', 'no_result'), null, target_margin(comparator, value, best_result)
    ) as margin_to_best,
    -- what the target asks for a year, against what the city managed before
    if(
        relation in ('unknown', 'no_result'), null, quotient(value - last_result, year - last_year)
    )::decimal(24, 6) as asked_change,
    mean_change,
    least_change,
    most_change,
    changes,
    basis_id,
    unit_id,
    greatest(decimals_of(value_text), decimals_of(last_text)) as decimals,
    value_text as target_text,
    last_text,
    best_text,
    claim_id as target_claim_id,
    last_claim_id,
    margin_unit(unit_id) as margin_unit_id,
    last_kind,
    year - last_year as years_since,
    wording
from related
order by
    period,
    place_id,
    indicator_id,
    scope_id,
    comparator;
