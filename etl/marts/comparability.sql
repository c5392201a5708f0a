-- The rule of comparability, asked of two claims; comparability_grade.sql has the grades of their definitions.

-- Definitions whose figures are not mutually same between places: they stand alone.
create table dim_standalone_definition as
select definition_key
from dim_comparability_grade
where setting = 'two_places' and definition_key = other_definition_key and grade <> 'same';

-- Every two places that may be ranked with each other, the one that stands first in places.csv first.
create table dim_place_pair as
select
    a.place_id,
    b.place_id as other_place_id
from dim_place a
join dim_place b on b.peer_group = a.peer_group and b.position > a.position
where a.peer_group <> 'none';

-- Printed changes whose base period has another network of sections than they have, and why that matters.
create table dim_other_network_base as
select
    c.claim_id,
    min(l.reason_zh) as reason_zh,
    min(l.reason_en) as reason_en
from fact_claim c
join dim_comparability l on l.dimension = 'basis'
    and l.comparability_grade = 'apart'
    and list_contains([l.code, l.other_code], c.basis_id)
join dim_basis b on list_contains([l.code, l.other_code], b.basis_id)
    and period_start(c.base_period) >= b.start_on
    and period_end(c.base_period) <= b.end_on
where c.kind = 'change' and b.basis_id <> c.basis_id
group by c.claim_id;

-- comparability(claim, other) gives one row: grade, and unless it is same the reason: indicator, scope, basis, peer_group (a
-- place of another level, or compared with nobody) or kind (a level and a change; a derived value). reason_zh, reason_en:
-- the reason in words, where the data give one. A derived value is named by its derived_id, a
-- computed figure by its computed_id.
create macro comparability(claim, other) as table
with claim_or_derived as not materialized (
    select
        claim_id,
        indicator_id,
        place_id,
        period,
        definition_key(comparison_key, kind) as definition_key
    from fact_claim
    union all
    select
        derived_id,
        indicator_id,
        place_id,
        period,
        definition_key(comparison_key(indicator_id, scope_id, basis_id), 'derived')
    from derived
    union all
    select
        computed_id,
        indicator_id,
        place_id,
        period,
        definition_key(comparison_key, kind)
    from fact_computed
),
side as not materialized (  -- so that only the claims of the pairs are read, not every pair of claims
    select
        c.claim_id,
        c.indicator_id,
        c.place_id,
        c.period,
        p.level,
        case when p.peer_group = 'none' then c.place_id else p.peer_group end as peers,
        c.definition_key
    from claim_or_derived c
    join dim_place p using (place_id)
),
paired as not materialized (
    select
        a as one,
        b as two,
        comparability_setting(a.place_id, b.place_id, a.period, b.period) as setting
    from (select claim as one, other as two) as given
    join side a on a.claim_id = given.one
    join side b on b.claim_id = given.two
),
graded as not materialized (
    select
        p.one,
        p.two,
        g.grade as definition_grade,
        g.reason_zh,
        g.reason_en,
        case
            when p.one.claim_id = p.two.claim_id then null
            when p.one.indicator_id <> p.two.indicator_id then 'indicator'
            when g.grade = 'apart' and g.reason_id <> 'kind' then g.reason_id
            when p.one.peers <> p.two.peers then 'peer_group'
            else g.reason_id
        end as first_reason_id
    from paired p
    left join dim_comparability_grade g on g.definition_key = p.one.definition_key
        and g.other_definition_key = p.two.definition_key
        and g.setting = p.setting
)
select
    graded.one.claim_id as claim_id,
    graded.two.claim_id as other_claim_id,
    case
        when graded.one.claim_id = graded.two.claim_id then 'same'
        when first_reason_id in ('indicator', 'peer_group') then 'apart'
        else definition_grade
    end as grade,
    first_reason_id as reason_id,
    case
        when first_reason_id in ('indicator', 'peer_group') then l.reason_zh
        when graded.one.claim_id <> graded.two.claim_id then graded.reason_zh
    end as reason_zh,
    case
        when first_reason_id in ('indicator', 'peer_group') then l.reason_en
        when graded.one.claim_id <> graded.two.claim_id then graded.reason_en
    end as reason_en
from graded
left join dim_look_alike l on list_sort([l.code, l.other_code]) = case first_reason_id
        when 'indicator' then list_sort([graded.one.indicator_id, graded.two.indicator_id])
        when 'peer_group' then list_sort([graded.one.level, graded.two.level])
    end
    and l.list_id = case first_reason_id when 'peer_group' then 'level' else 'indicator' end;

-- scope_comparability(indicator, place, scope, other): how far two statements on one indicator, place and period may be
-- compared whose scopes are these, one row; by the lines of the rule alone, because a text that somebody checks is no claim.
create macro scope_comparability(indicator, place, scope, other) as table
select
    scope as scope_id,
    other as other_scope_id,
    case when scope = other then 'same' else coalesce(max_by(l.comparability_grade, l.weight), 'apart') end as grade,
    case when scope <> other then max_by(l.reason_zh, l.weight) end as reason_zh,
    case when scope <> other then max_by(l.reason_en, l.weight) end as reason_en
from dim_comparability_line l
where l.dimension = 'scope'
    and l.code = scope
    and l.other_code = other
    and l.indicator_id in ('*', indicator)
    and l.place_id in ('*', place);

-- The same under the names of the first version of the warehouse, which analysts may still use.
create macro comparable(claim, other) as table
select
    claim_id,
    other_claim_id,
    reason_id as reason,
    grade = 'same' as comparable,
    reason_zh,
    reason_en
from comparability(claim, other);

-- The level of a network of sections; null for every other scope. Which networks stand beside each other, not what may be
-- compared.
create macro scope_group_of(scope) as (select s.scope_group from dim_scope s where s.scope_id = scope);
