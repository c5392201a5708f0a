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

-- What claims of an indicator are about: scope, basis and kind, each combination once.
create temp table comparability_definition as
select
    indicator_id,
    scope_id,
    basis_id,
    kind
from fact_claim
union
select
    indicator_id,
    scope_id,
    basis_id,
    kind
from fact_computed
union
-- what may follow from a printed change: a level of its own basis, of the one that bases.csv names for the base, or of
-- one that is printed for the base period
select
    change.indicator_id,
    change.scope_id,
    unnest(list_distinct([change.basis_id, basis.base_basis_id, older.basis_id])) as basis_id,
    'derived' as kind
from fact_claim change
join dim_basis basis using (basis_id)
left join fact_claim older on older.indicator_id = change.indicator_id
    and older.place_id = change.place_id
    and older.period = change.base_period
where change.kind = 'change';

-- The grade of every two scopes, bases and kinds of an indicator, by the most particular line: of claims of two places
-- (two_places), of one place (one_place), and of a place that has lines of its own: of one period, and of two. The audit
-- grades scopes of one place by it, too.
create temp table comparability_part as
with setting as (
    select
        'two_places' as setting,
        '*' as place_id,
        '*' as graded_with_itself  -- whose lines of the same code twice count
    union all
    select
        'one_place',
        '*',
        null
    union all
    select distinct
        unnest([place_id, place_id || ':two_periods']),
        place_id,
        unnest([null, place_id])
    from dim_comparability
    where place_id <> '*'
),
named as (  -- far fewer than pairs of definitions: what the lines are looked up for
    select distinct
        indicator_id,
        unnest(['scope', 'basis', 'kind']) as dimension,
        unnest([scope_id, basis_id, kind]) as code
    from comparability_definition
)
select
    a.indicator_id,
    a.dimension,
    a.code,
    b.code as other_code,
    s.setting,
    coalesce(max_by(l.comparability_grade, l.weight), if(a.code = b.code, 'same', 'apart')) as grade,
    list_position(['same', 'near', 'apart'], grade) as rank,
    max_by(l.reason_zh, l.weight) as reason_zh,
    max_by(l.reason_en, l.weight) as reason_en
from named a
join named b using (indicator_id, dimension)
cross join setting s
left join dim_comparability_line l on l.dimension = a.dimension
    and l.code = a.code
    and l.other_code = b.code
    and l.indicator_id in ('*', a.indicator_id)
    and l.place_id in ('*', s.place_id)
    -- a scope or basis agrees with itself within one place, but for what the lines of a place say of two periods
    and (a.code <> b.code or a.dimension = 'kind' or l.place_id = s.graded_with_itself)
group by
    a.indicator_id,
    a.dimension,
    a.code,
    b.code,
    s.setting;

-- The grade of every two definitions of an indicator, in the same settings. Small, whatever the number of claims: these
-- are not pairs of claims. caveats: in how many dimensions the two are no better than the grade; none where they are same.
create table dim_comparability_grade as
with compared as (
    select
        definition_key(comparison_key(a.indicator_id, a.scope_id, a.basis_id), a.kind) as definition_key,
        definition_key(comparison_key(b.indicator_id, b.scope_id, b.basis_id), b.kind) as other_definition_key,
        scope_grade.setting,
        greatest(scope_grade.rank, basis_grade.rank, kind_grade.rank) as rank,
        list_filter([scope_grade, basis_grade, kind_grade], lambda g: g.rank = greatest(
            scope_grade.rank, basis_grade.rank, kind_grade.rank
        )) as worst
    from comparability_definition a
    join comparability_definition b using (indicator_id)
    join comparability_part scope_grade on scope_grade.indicator_id = a.indicator_id
        and scope_grade.dimension = 'scope'
        and scope_grade.code = a.scope_id
        and scope_grade.other_code = b.scope_id
    join comparability_part basis_grade on basis_grade.indicator_id = a.indicator_id
        and basis_grade.dimension = 'basis'
        and basis_grade.code = a.basis_id
        and basis_grade.other_code = b.basis_id
        and basis_grade.setting = scope_grade.setting
    join comparability_part kind_grade on kind_grade.indicator_id = a.indicator_id
        and kind_grade.dimension = 'kind'
        and kind_grade.code = a.kind
        and kind_grade.other_code = b.kind
        and kind_grade.setting = scope_grade.setting
)
select
    definition_key,
    other_definition_key,
    setting,
    worst[1].grade as grade,
    case when rank > 1 then worst[1].dimension end as reason_id,
    case when rank > 1 then len(worst) else 0 end::integer as caveats,
    -- an apart pair has the first reason that is given, a near one all of its caveats
    case
        when rank = 3 then list_filter(list_transform(worst, lambda g: g.reason_zh), lambda r: r is not null)[1]
        else list_aggregate(list_transform(worst, lambda g: g.reason_zh), 'string_agg', '')
    end as reason_zh,
    case
        when rank = 3 then list_filter(list_transform(worst, lambda g: g.reason_en), lambda r: r is not null)[1]
        else list_aggregate(list_transform(worst, lambda g: g.reason_en), 'string_agg', ' ')
    end as reason_en
from compared
order by
    definition_key,
    other_definition_key,
    setting;

-- In which setting the claims of two places, or of one in one period or in two, are graded.
create macro comparability_setting(place_id, other_place_id, period, other_period) as case
    when place_id <> other_place_id then 'two_places'
    when place_id not in (select l.place_id from dim_comparability l) then 'one_place'
    when period = other_period then place_id
    else place_id || ':two_periods'
end;
