-- How places stand beside each other where that may differ (affected.sql): the grade of their best pair, and the rank of
-- each figure among those that are mutually same. Run like take.sql, after affected.sql.
insert into {side}_item
with of_place as (
    select
        indicator_id,
        year,
        p.place_id,
        p.other_place_id
    from affected_place
    join dim_place_pair p using (place_id)
    union
    select
        indicator_id,
        year,
        p.place_id,
        p.other_place_id
    from affected_place a
    join dim_place_pair p on p.other_place_id = a.place_id
),
of_definition as (
    select
        a.indicator_id,
        a.year,
        p.place_id,
        p.other_place_id
    from affected_definition g
    join {side}_figure a on definition_key(a.comparison_key, a.kind) = g.definition_key
    join {side}_figure b on definition_key(b.comparison_key, b.kind) = g.other_definition_key and b.year = a.year
    join dim_place_pair p on p.place_id = a.place_id and p.other_place_id = b.place_id
),
affected as (
    from of_place
    union
    from of_definition
),
graded as (
    select
        a.indicator_id,
        a.year,
        a.place_id,
        b.place_id as other_place_id,
        a.claim_id,
        g.grade,
        (
            list_position(['same', 'near', 'apart'], g.grade),
            g.caveats,
            a.weakness + b.weakness,
            a.claim_id,
            b.claim_id
        ) as choice
    from affected p
    join {side}_figure a using (indicator_id, year, place_id)
    join {side}_figure b on b.indicator_id = p.indicator_id and b.year = p.year and b.place_id = p.other_place_id
    join dim_comparability_grade g on g.definition_key = definition_key(a.comparison_key, a.kind)
        and g.other_definition_key = definition_key(b.comparison_key, b.kind)
        and g.setting = 'two_places'
)
select
    'pair',
    concat_ws('|', indicator_id, year, place_id, other_place_id),
    indicator_id,
    place_id,
    null,
    year::text,
    min_by(grade, choice),  -- as the mart pair chooses
    min_by(claim_id, choice),
    other_place_id
from graded
group by
    indicator_id,
    year,
    place_id,
    other_place_id;

-- Places whose printed digits tie share an interval; nothing is ranked beside a bound.
insert into {side}_item
with ranked as (
    select
        f.*,
        i.better
    from {side}_figure f
    join affected_group using (comparison_group, period)
    join dim_indicator i using (indicator_id)
    where i.better <> 'neither' and f.kind <> 'derived'
),
exact_group as (
    select
        comparison_group,
        period
    from ranked
    group by
        comparison_group,
        period
    having count(*) > 1 and bool_and(comparator = '=')
),
number as (
    select
        comparison_group,
        period,
        better,
        value,
        value_text,
        count(*) as places
    from ranked
    join exact_group using (comparison_group, period)
    group by
        comparison_group,
        period,
        better,
        value,
        value_text
),
rank as (
    select
        comparison_group,
        period,
        one.value_text,
        sum(other.places) as places,
        1 + coalesce(
            sum(other.places) filter (
                direction(one.better, one.value, other.value) = 'better'
                and not may_tie(one.value_text, other.value_text)
            ),
            0
        ) as first,
        sum(other.places) - coalesce(
            sum(other.places) filter (
                direction(one.better, one.value, other.value) = 'worse'
                and not may_tie(one.value_text, other.value_text)
            ),
            0
        ) as last
    from number one
    join number other using (comparison_group, period)
    group by
        comparison_group,
        period,
        one.value_text
)
select
    'rank',
    concat_ws('|', comparison_group, place_id, period),
    indicator_id,
    place_id,
    scope_id,
    period,
    concat_ws(' of ', concat_ws('–', first, nullif(last, first)), places),
    claim_id,
    null
from ranked
join rank using (comparison_group, period, value_text);
