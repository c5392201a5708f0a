-- The best-graded pair of figures of every two places of a peer group, indicator and year: same before near before apart,
-- few caveats before many, exact before bounds, published before derived, official before press. The place that stands
-- first in places.csv comes first. The difference, other less first, only for same and near, and only of exact values. A
-- view: asked for some places or indicators it looks up theirs alone.

-- The same within each group of scopes (networks of sections of one level), and for all scopes together (*).
create view pair_by_group as
with candidate as (
    select
        a.indicator_id,
        unnest([
            '*',
            if(scope_group_of(a.scope_id) = scope_group_of(b.scope_id), scope_group_of(a.scope_id), null)
        ]) as scope_group,
        a.year,
        p.place_id,
        p.other_place_id,
        g.grade,
        a.claim_id,
        b.claim_id as other_claim_id,
        case when g.grade <> 'apart' and a.comparator = '=' and b.comparator = '=' then b.value - a.value end
            as difference,
        g.reason_id,
        g.reason_zh,
        g.reason_en,
        (
            list_position(['same', 'near', 'apart'], g.grade),
            g.caveats,
            figure_weakness(a.comparator, a.kind, a.grade) + figure_weakness(b.comparator, b.kind, b.grade),
            a.claim_id,
            b.claim_id
        ) as choice
    from dim_place_pair p
    join figure a on a.place_id = p.place_id
    join figure b on b.place_id = p.other_place_id and b.indicator_id = a.indicator_id and b.year = a.year
    join dim_comparability_grade g on g.definition_key = definition_key(a.comparison_key, a.kind)
        and g.other_definition_key = definition_key(b.comparison_key, b.kind)
        and g.setting = 'two_places'
),
best as (
    select
        indicator_id,
        scope_group,
        year,
        place_id,
        other_place_id,
        min_by(candidate, choice) as chosen
    from candidate
    where scope_group is not null
    group by
        indicator_id,
        scope_group,
        year,
        place_id,
        other_place_id
)
select
    indicator_id,
    scope_group,
    year,
    place_id,
    other_place_id,
    chosen.grade,
    chosen.claim_id,
    chosen.other_claim_id,
    chosen.difference,
    chosen.reason_id,
    chosen.reason_zh,
    chosen.reason_en
from best;

create view pair as
select * exclude (scope_group, reason_zh, reason_en)
from pair_by_group
where scope_group = '*';
