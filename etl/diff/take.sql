-- What a build tells, one row each: subject, its key, and the words that change when it changes. Run once for each of the
-- two builds, which is then the schema in use; {side} is old or new. Ids of claims are those of today (current_id).
create temp table {side}_figure as
select
    f.* replace (coalesce(t.claim_id, f.claim_id) as claim_id, coalesce(t.indicator_id, f.indicator_id) as indicator_id),
    {new}.figure_weakness(comparator, kind, grade) as weakness
from figure f
left join current_id t on t.former_id = f.claim_id;

create temp table {side}_item as
select
    'document' as subject,
    source_id as key,
    null::text as indicator_id,
    null::text as place_id,
    null::text as scope_id,
    published_on as period,
    concat_ws(' · ', title_en, publisher_en, published_on, grade, url) as says,
    null::text as claim_id,
    null::text as other_place_id
from dim_source
union all
select
    'figure',
    concat_ws('|', comparison_key, place_id, period, comparator in ('<=', '<')),
    indicator_id,
    place_id,
    scope_id,
    period,
    concat_ws(' ', nullif(comparator, '='), value_text, nullif(unit_id, 'none'), nullif(kind, 'actual')),
    claim_id,
    null
from {side}_figure
union all
select
    'change',
    -- several documents may print a change; it is computed once
    concat_ws(
        '|', comparison_key, place_id, period, base_period, unit_id, how, if(how = 'printed', coalesce(t.claim_id, c.claim_id), null)
    ),
    c.indicator_id,
    place_id,
    scope_id,
    period,
    concat_ws(' ', nullif(comparator, '='), shown(value, decimals), unit_id, 'since', base_period, '(' || how || ')'),
    coalesce(t.claim_id, c.claim_id),
    null
from change c
left join current_id t on t.former_id = c.claim_id
union all
select
    'target',
    coalesce(t.claim_id, target_claim_id),
    r.indicator_id,
    place_id,
    scope_id,
    period,
    concat_ws(' ', status, '(' || coalesce(reason, margin_class) || ')'),
    coalesce(t.claim_id, target_claim_id),
    null
from target_result r
left join current_id t on t.former_id = r.target_claim_id
union all
select
    'ambition',
    coalesce(t.claim_id, target_claim_id),
    a.indicator_id,
    place_id,
    scope_id,
    period,
    concat_ws(' ', relation, '(last result ' || last_text || ' in ' || last_period || ')'),
    coalesce(t.claim_id, target_claim_id),
    null
from ambition a
left join current_id t on t.former_id = a.target_claim_id
union all
select
    'audit',
    concat_ws('|', identity_id, coalesce(t.claim_id, claim_ids[1]), split_part(audit_id, '-', -1)),
    a.indicator_id,
    place_id,
    scope_id,
    period,
    concat_ws(' ', verdict || ':', statement),
    coalesce(t.claim_id, claim_ids[1]),
    null
from audit a
left join current_id t on t.former_id = a.claim_ids[1]
union all
select
    'line',
    concat_ws('|', indicator_id, place_id, year),
    indicator_id,
    place_id,
    null,
    year::text,
    coalesce(link, 'no figure of the year before'),
    claim_id,
    null
from series;
