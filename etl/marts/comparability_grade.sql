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
-- a place that has lines of its own: of one period, and of two. Small, whatever the number of claims: these are not pairs of
-- claims. caveats: in how many dimensions the two are no better than the grade; none where they are same.
create table dim_comparability_grade as
with definition as (
    select
        indicator_id,
        scope_id,
        basis_id,
        kind
    from fact_claim
    union
    -- what may follow from a printed change: a level of its own basis, of the one that bases.csv names for the base, or of
    -- one that is printed for the base period
    select
        change.indicator_id,
        change.scope_id,
        unnest([change.basis_id, basis.base_basis_id, older.basis_id]) as basis_id,
        'derived' as kind
    from fact_claim change
    join dim_basis basis using (basis_id)
    left join fact_claim older on older.indicator_id = change.indicator_id
        and older.place_id = change.place_id
        and older.period = change.base_period
    where change.kind = 'change'
),
setting as (
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
compared as (
    select
        a.indicator_id,
        definition_key(comparison_key(a.indicator_id, a.scope_id, a.basis_id), a.kind) as definition_key,
        definition_key(comparison_key(b.indicator_id, b.scope_id, b.basis_id), b.kind) as other_definition_key,
        setting.*,
        unnest(['scope', 'basis', 'kind']) as dimension,
        unnest([a.scope_id, a.basis_id, a.kind]) as code,
        unnest([b.scope_id, b.basis_id, b.kind]) as other_code
    from definition a
    join definition b using (indicator_id)
    cross join setting
    where a.basis_id is not null and b.basis_id is not null
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
        and l.place_id in ('*', c.place_id)
        -- a scope or basis agrees with itself within one place, but for what the lines of a place say of two periods
        and (c.code <> c.other_code or c.dimension = 'kind' or l.place_id = c.graded_with_itself)
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
    case when grade <> 'same' then count(*) else 0 end::integer as caveats,
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

-- In which setting the claims of two places, or of one in one period or in two, are graded.
create macro comparability_setting(place_id, other_place_id, period, other_period) as case
    when place_id <> other_place_id then 'two_places'
    when place_id not in (select l.place_id from dim_comparability l) then 'one_place'
    when period = other_period then place_id
    else place_id || ':two_periods'
end;
