-- Every target against the figure of the same place, period and comparison key. A target with a base period
-- is a target on the change since then ("5 % less than in 2020", "not worse than last year": at most 0) and
-- meets that change. A result on another scope or basis never settles it; a result of part of the period
-- earns no status. Where the numbers settle nothing, a document that says the target was met is believed as
-- what it is: reported_met. A target that one of its documents only strives for keeps that word (wording) beside
-- its status, and both numbers keep the grade of their documents.
create table target_result as
with target as (
    from fact_claim
    where kind = 'target'
),
result as (  -- levels, and changes in each of their units; what a document printed before what we computed
    select
        place_id,
        comparison_key,
        period,
        null as base_period,
        unit_id,
        comparator,
        value,
        value_text,
        claim_id,
        1 as choice
    from figure
    union all
    select
        place_id,
        comparison_key,
        period,
        base_period,
        unit_id,
        comparator,
        value,
        shown(value, decimals_of(value_text)),
        claim_id,
        1
    from fact_claim
    where kind = 'change'
    union all
    select
        place_id,
        comparison_key,
        period,
        base_period,
        unit_id,
        '=',
        value,
        shown(value, decimals),
        claim_id,
        2
    from change
    where how = 'computed'
),
matched as (
    select
        t.*,
        r.comparator as result_comparator,
        r.value as result_value,
        r.value_text as result_text,
        r.claim_id as result_claim_id
    from target t
    left join result r on r.place_id = t.place_id
        and r.comparison_key = t.comparison_key
        and r.period = t.period
        and r.unit_id = t.unit_id
        and r.base_period is not distinct from t.base_period
    qualify row_number() over (
        partition by t.claim_id
        -- of a result given as a range the end that settles the target, if one does
        order by
            settles(t.comparator, t.value, r.comparator, r.value) in ('met', 'missed') desc,
            r.choice,
            r.claim_id
    ) = 1
),
result_within as (  -- results of the indicator and place within the target's period, and why they are apart
    select
        t.claim_id,
        f.period = t.period as is_whole,
        reason_apart(t.comparison_key, f.comparison_key) as reason_id
    from target t
    join figure f using (indicator_id, place_id)
    where f.end_on <= t.end_on and coalesce(f.start_on, f.end_on) >= t.start_on
),
elsewhere as (
    select
        claim_id,
        bool_or(reason_id = 'scope' and is_whole) as other_scope,
        bool_or(reason_id = 'basis' and is_whole) as other_basis,
        bool_or(reason_id is null and not is_whole) as part_of_period
    from result_within
    group by claim_id
),
judged as (
    select
        m.*,
        r.reported_claim_id,
        r.is_passed_over,
        d.grade,
        rd.grade as result_grade,
        e.other_scope,
        e.other_basis,
        e.part_of_period,
        settles(m.comparator, m.value, m.result_comparator, m.result_value) as settled,
        case
            when settled in ('met', 'missed') then settled
            when r.reported_claim_id is not null then 'reported_met'
            when settled = 'pending' and (e.other_basis or e.other_scope) then 'not_comparable'
            else settled
        end as status,
        if(
            settled in ('met', 'missed'),
            target_margin(m.comparator, m.value, m.result_value),
            null
        ) as margin,
        -- several documents may set one target: the claim that stands for all of them, and the word of any
        min(m.claim_id) over same_target as same_target_claim_id,
        max(m.wording) over same_target as any_wording
    from matched m
    left join elsewhere e using (claim_id)
    left join report_on_target r on r.target_claim_id = m.claim_id
    join dim_source d using (source_id)
    left join fact_claim rc on rc.claim_id = m.result_claim_id
    left join dim_source rd on rd.source_id = rc.source_id
    window same_target as (
        partition by
            m.place_id, m.comparison_key, m.period, m.base_period, m.unit_id, m.comparator, m.value_text
    )
)
select
    place_id,
    indicator_id,
    scope_id,
    period,
    comparator,
    value as target_value,
    result_value,
    status,
    margin,
    if(margin is null, null, margin_unit(unit_id)) as margin_unit_id,
    case
        when status = 'reported_met' and value is null then 'target_not_given'
        when status = 'reported_met' then 'result_not_given'
        when status = 'unquantified' and value is not null then 'approximate'
        when status = 'unquantified' then 'words_only'
        when status = 'not_comparable' and result_value is not null then 'result_is_a_bound'
        when status = 'not_comparable' and other_basis then 'other_basis'
        when status = 'not_comparable' then 'other_scope'
        when status = 'pending' and part_of_period then 'part_of_period'
        when status = 'pending' and is_passed_over then 'not_reported'
        when status = 'pending' then 'no_result'
    end as reason,
    margin_class(status, margin, result_comparator, result_text) as margin_class,
    -- several conditions in one target (2 to 3) are met only together
    count(*) over conditions as conditions,
    case
        when bool_or(status = 'missed') over conditions then 'missed'
        when bool_and(status = 'met') over conditions then 'met'
        else status
    end as joint_status,
    greatest(decimals_of(value_text), decimals_of(coalesce(result_text, ''))) as decimals,
    basis_id,
    unit_id,
    base_period,
    year,
    value_text as target_text,
    claim_id as target_claim_id,
    result_comparator,
    result_text,
    result_claim_id,
    source_id,
    reported_claim_id,
    any_wording as wording,
    grade,
    result_grade,
    -- two bounds of one document are one target too
    min(same_target_claim_id) over conditions as first_claim_id
from judged
window conditions as (partition by place_id, comparison_key, period, base_period, unit_id, source_id)
order by
    period,
    place_id,
    indicator_id,
    scope_id,
    comparator;
