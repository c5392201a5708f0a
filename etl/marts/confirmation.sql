-- How sure each figure is: what else says the same. Independent documents print the same number of the same quantity (their
-- publishers differ, and none is an unverified copy, unless a curator found it confirmed); published arithmetic that it is a
-- part of holds; what is computed from monitoring data gives the printed digits. Nothing here proves a figure right: a
-- press report may quote the bureau. A derived value is nobody's print, so that nothing confirms it.
create table confirmation as
with agreeing_pair as (
    select claim_id, other_claim_id from agreement where grade = 'same'
    union all
    select other_claim_id, claim_id from agreement where grade = 'same'
),
agreeing as (
    select
        p.claim_id,
        count(distinct s.publisher_zh) as publishers,
        list(p.other_claim_id order by p.other_claim_id) as claim_ids
    from agreeing_pair p
    join fact_claim c on c.claim_id = p.other_claim_id
    join dim_source s using (source_id)
    where s.grade <> 'unverified_copy' or c.second_source = 'independent'
    group by p.claim_id
),
named as (
    select
        audit_id,
        unnest(claim_ids) as claim_id
    from audit
    -- these fix a number; that a part is within its whole, or a share fits a number of sections, leaves much open
    where rule in ('sum', 'rate', 'day_rate', 'change', 'streak')
        and verdict in ('holds', 'holds_by_rounding', 'holds_by_truncation')
        and grade = 'same'
),
printed_arithmetic as (
    select n.audit_id
    from named n
    join fact_claim c using (claim_id)
    group by n.audit_id
    having bool_and(c.kind <> 'derived' and c.corrected_from is null)
),
arithmetic as (
    select
        n.claim_id,
        list(a.audit_id order by a.audit_id) as audit_ids,
        list(distinct a.statement order by a.statement) as statements
    from (select distinct * from named) n
    join printed_arithmetic using (audit_id)
    join audit a using (audit_id)
    group by n.claim_id
),
computed as (
    select
        f.claim_id,
        min(c.claim_id) as computed_claim_id
    from figure f
    join computed_figure c using (indicator_id, place_id, period, unit_id)
    join dim_comparability_grade g on g.definition_key = definition_key(f.comparison_key, f.kind)
        and g.other_definition_key = definition_key(c.comparison_key, c.kind)
        and g.setting = comparability_setting(f.place_id, c.place_id, f.period, c.period)
    where g.grade in ('same', 'near')
        and f.comparator = '='
        and c.valid = 'yes'
        and c.is_of_its_time
        and may_tie(f.value_text, c.value_text)
    group by f.claim_id
)
select
    f.claim_id,
    f.indicator_id,
    f.place_id,
    f.period,
    greatest(1 + coalesce(a.publishers, 0), if(own.second_source = 'independent', 2, 1)) as documents,
    coalesce(a.claim_ids, []) as document_claim_ids,
    coalesce(m.audit_ids, []) as audit_ids,
    coalesce(m.statements, []) as statements,
    c.computed_claim_id,
    case
        when f.kind = 'derived' then null
        when documents > 1 then 'documents'
        when m.audit_ids is not null then 'arithmetic'
        when c.computed_claim_id is not null then 'computed'
    end as confirmed_by
from figure f
join fact_claim own using (claim_id)
left join agreeing a using (claim_id)
left join arithmetic m using (claim_id)
left join computed c using (claim_id)
order by f.claim_id;
