-- May two claims be compared, and if not, why? comparability(claim, other) gives one row: grade same or
-- apart, and for apart the reason: indicator, scope, basis, peer_group (a place of another level, or compared
-- with nobody) or kind (a level and a change). reason_zh, reason_en: the reason in words, where the pair is a
-- known look-alike.
create macro comparability(claim, other) as table
with side as not materialized (  -- so that only the claims of the pairs are read, not every pair of claims
    select
        c.claim_id,
        c.indicator_id,
        c.scope_id,
        p.level,
        comparison_group(c.comparison_key, p.peer_group, c.place_id) as comparison_group,
        c.kind = 'change' as is_change
    from fact_claim c
    join dim_place p using (place_id)
),
pair as not materialized (
    select
        a.claim_id,
        b.claim_id as other_claim_id,
        coalesce(
            reason_apart(a.comparison_group, b.comparison_group),
            case when a.is_change <> b.is_change then 'kind' end
        ) as reason_id,
        case reason_id
            when 'indicator' then list_sort([a.indicator_id, b.indicator_id])
            when 'scope' then list_sort([a.scope_id, b.scope_id])
            when 'peer_group' then list_sort([a.level, b.level])
        end as codes
    from (select claim as one, other as two) as given
    join side a on a.claim_id = given.one
    join side b on b.claim_id = given.two
)
select
    pair.claim_id,
    pair.other_claim_id,
    case when pair.reason_id is null then 'same' else 'apart' end as grade,
    pair.reason_id,
    l.reason_zh,
    l.reason_en
from pair
left join dim_look_alike l on list_sort([l.code, l.other_code]) = pair.codes
    and l.list_id = case pair.reason_id when 'peer_group' then 'level' else pair.reason_id end;

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
