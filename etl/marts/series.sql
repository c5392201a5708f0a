-- At most one figure of each indicator, place and year: of all ways through a place's years the one with the most
-- neighbours that are same, then near, then with the best figures (exact, published, official).

-- The same within each group of scopes (networks of sections of one level), and for all scopes together (*).
-- previous_grade is the grade against the place's figure before, whichever year that is of.
create table series_by_group as
with recursive candidate as (
    select
        indicator_id,
        line.scope_group,
        place_id,
        year,
        claim_id,
        definition_key(comparison_key, kind) as definition_key,
        comparability_setting(place_id, place_id, (year - 1)::varchar, year::varchar) as setting,
        dense_rank() over (partition by indicator_id, line.scope_group, place_id order by year) as step,
        -- together less than one near link, for as many years as a life has
        if(comparator = '=', 8, 0) + 4 - list_position(['actual', 'preliminary', 'derived'], kind)
            + 3 - list_position(['official', 'press', 'unverified_copy'], grade) as quality
    from figure
    cross join lateral (select unnest(['*', scope_group_of(figure.scope_id)]) as scope_group) as line
    where year is not null and line.scope_group is not null
),
way as (
    select
        indicator_id,
        scope_group,
        place_id,
        step,
        claim_id,
        definition_key,
        quality::bigint as score,
        [claim_id] as claim_ids
    from candidate
    where step = 1
    union all
    select
        c.indicator_id,
        c.scope_group,
        c.place_id,
        c.step,
        c.claim_id,
        c.definition_key,
        max(w.score + case g.grade when 'same' then 10000000 when 'near' then 10000 else 0 end) + c.quality as score,
        max_by(
            list_append(w.claim_ids, c.claim_id),
            (w.score + case g.grade when 'same' then 10000000 when 'near' then 10000 else 0 end, w.claim_id)
        ) as claim_ids
    from way w
    join candidate c on c.indicator_id = w.indicator_id
        and c.scope_group = w.scope_group
        and c.place_id = w.place_id
        and c.step = w.step + 1
    join dim_comparability_grade g on g.definition_key = w.definition_key
        and g.other_definition_key = c.definition_key
        and g.setting = c.setting
    group by
        c.indicator_id,
        c.scope_group,
        c.place_id,
        c.step,
        c.claim_id,
        c.definition_key,
        c.quality
),
best as (
    select
        indicator_id,
        scope_group,
        place_id,
        unnest(max_by(claim_ids, (step, score, claim_id))) as claim_id
    from way
    group by
        indicator_id,
        scope_group,
        place_id
),
chosen as (
    select
        c.*
    from best
    join candidate c using (indicator_id, scope_group, place_id, claim_id)
)
select
    newer.indicator_id,
    newer.scope_group,
    newer.place_id,
    newer.year,
    newer.claim_id,
    older.year as previous_year,
    g.grade as previous_grade
from chosen newer
left join chosen older on older.indicator_id = newer.indicator_id
    and older.scope_group = newer.scope_group
    and older.place_id = newer.place_id
    and older.step = newer.step - 1
left join dim_comparability_grade g on g.definition_key = older.definition_key
    and g.other_definition_key = newer.definition_key
    and g.setting = newer.setting
order by
    newer.indicator_id,
    newer.scope_group,
    newer.place_id,
    newer.year;

-- link is the grade against the figure of the year before; null at the beginning and after a gap.
create view series as
select
    indicator_id,
    place_id,
    year,
    claim_id,
    if(previous_year = year - 1, previous_grade, null) as link
from series_by_group
where scope_group = '*';
