-- THE rule of comparability: how far may two claims be compared, and why not further? Nothing else decides.
--   same   difference, verdict, rank      near   the gap as "about", with the reason; never ranked, settled, grouped by
--   apart  no difference
-- Indicator, scope, basis, peers and kind are graded one by one, by data/comparability.csv; the worst of them counts, and
-- the first of the worst is the reason. What is not listed is same if the codes agree, else apart.

-- Each line of comparability.csv in both directions; the more particular, the greater its weight.
create view dim_comparability_line as
select
    * exclude (code, other_code),
    unnest(if(code = other_code, [code], [code, other_code])) as code,
    unnest(if(code = other_code, [code], [other_code, code])) as other_code,
    if(place_id = '*', 0, 2) + if(indicator_id = '*', 0, 1) as weight
from dim_comparability;

-- The grade of every two definitions of an indicator, of claims of two places (two_places), of one place (one_place), and of
-- a place that has lines of its own. Small, whatever the number of claims: these are not pairs of claims.
create table dim_comparability_grade as
with definition as (
    select distinct
        definition_key(comparison_key, kind) as definition_key,
        indicator_id,
        scope_id,
        basis_id,
        kind
    from fact_claim
),
setting as (
    select unnest(['two_places', 'one_place']) as setting
    union
    select place_id
    from dim_comparability
    where place_id <> '*'
),
compared as (
    select
        a.indicator_id,
        a.definition_key,
        b.definition_key as other_definition_key,
        setting.setting,
        unnest(['scope', 'basis', 'kind']) as dimension,
        unnest([a.scope_id, a.basis_id, a.kind]) as code,
        unnest([b.scope_id, b.basis_id, b.kind]) as other_code
    from definition a
    join definition b using (indicator_id)
    cross join setting
),
graded as (
    select
        c.definition_key,
        c.other_definition_key,
        c.setting,
        c.dimension,
        coalesce(
            max_by(l.comparability_grade, l.weight),
            if(c.code = c.other_code, 'same', 'apart')
        ) as grade,
        list_position(['same', 'near', 'apart'], grade) as rank,
        list_position(['scope', 'basis', 'kind'], c.dimension) as position,
        max_by(l.reason_zh, l.weight) as reason_zh,
        max_by(l.reason_en, l.weight) as reason_en
    from compared c
    left join dim_comparability_line l on l.dimension = c.dimension
        and l.code = c.code
        and l.other_code = c.other_code
        and l.indicator_id in ('*', c.indicator_id)
        and l.place_id in ('*', c.setting)
        -- a scope or basis agrees with itself within one place
        and (c.code <> c.other_code or c.dimension = 'kind' or c.setting = 'two_places')
    group by
        c.definition_key,
        c.other_definition_key,
        c.setting,
        c.dimension,
        c.code,
        c.other_code
),
worst as (
    select
        *,
        max(rank) over (partition by definition_key, other_definition_key, setting) as worst_rank
    from graded
)
select
    definition_key,
    other_definition_key,
    setting,
    grade,
    case when grade <> 'same' then min_by(dimension, position) end as reason_id,
    -- an apart pair has one reason, a near one all of its caveats
    case
        when grade = 'apart' then min_by(reason_zh, position)
        else string_agg(reason_zh, '' order by position)
    end as reason_zh,
    case
        when grade = 'apart' then min_by(reason_en, position)
        else string_agg(reason_en, ' ' order by position)
    end as reason_en
from worst
where rank = worst_rank
group by
    definition_key,
    other_definition_key,
    setting,
    grade
order by
    definition_key,
    other_definition_key,
    setting;

-- In which setting the claims of two places, or of one, are graded.
create macro comparability_setting(place_id, other_place_id) as case
    when place_id <> other_place_id then 'two_places'
    when place_id in (select l.place_id from dim_comparability l) then place_id
    else 'one_place'
end;

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
-- the reason in words, where the data give one.
create macro comparability(claim, other) as table
with side as not materialized (  -- so that only the claims of the pairs are read, not every pair of claims
    select
        c.claim_id,
        c.indicator_id,
        c.place_id,
        p.level,
        case when p.peer_group = 'none' then c.place_id else p.peer_group end as peers,
        definition_key(c.comparison_key, c.kind) as definition_key
    from fact_claim c
    join dim_place p using (place_id)
),
paired as not materialized (
    select
        a as one,
        b as two,
        comparability_setting(a.place_id, b.place_id) as setting
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
