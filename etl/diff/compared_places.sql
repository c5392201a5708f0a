-- How places stand beside each other in the indicators whose figures or grades differ: the grade of their best pair, and the
-- rank of each figure among those that are mutually same. Run like take.sql, after it.
insert into {side}_item
select
    'pair',
    concat_ws('|', indicator_id, year, place_id, other_place_id),
    indicator_id,
    place_id,
    null,
    year::text,
    grade,
    claim_id,
    other_place_id
from pair
where indicator_id in (select indicator_id from affected);

-- Places whose printed digits tie share an interval; nothing is ranked beside a bound.
insert into {side}_item
with ranked as (
    select
        f.*,
        i.better
    from {side}_figure f
    join dim_indicator i using (indicator_id)
    where i.better <> 'neither'
        and f.kind <> 'derived'
        and f.indicator_id in (select indicator_id from affected)
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
)
select
    'rank',
    concat_ws('|', comparison_group, one.place_id, period),
    one.indicator_id,
    one.place_id,
    one.scope_id,
    period,
    concat_ws(
        ' of ',
        concat_ws(
            '–',
            1 + count(*) filter (direction(one.better, one.value, other.value) = 'better' and not may_tie(
                one.value_text, other.value_text
            )),
            nullif(
                count(*) - count(*) filter (direction(one.better, one.value, other.value) = 'worse' and not may_tie(
                    one.value_text, other.value_text
                )),
                1 + count(*) filter (direction(one.better, one.value, other.value) = 'better' and not may_tie(
                    one.value_text, other.value_text
                ))
            )
        ),
        count(*)
    ),
    one.claim_id,
    null
from ranked one
join exact_group using (comparison_group, period)
join ranked other using (comparison_group, period)
group by
    comparison_group,
    period,
    one.place_id,
    one.scope_id,
    one.indicator_id,
    one.claim_id;
