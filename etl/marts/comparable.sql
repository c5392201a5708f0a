-- May these two claims be compared, and if not, why? comparable(claim, other) gives one row.
-- reason: indicator, scope, basis, peer_group (places of different level, or a place compared with nobody), kind.
create macro comparable(claim, other) as table
select
    a.claim_id, b.claim_id as other_claim_id,
    case
        when a.indicator_id <> b.indicator_id then 'indicator'
        when a.scope_id <> b.scope_id then 'scope'
        when a.comparison_key <> b.comparison_key then 'basis'
        when a.place_id <> b.place_id and (p.peer_group <> q.peer_group or p.peer_group = 'none') then 'peer_group'
        when (a.kind = 'change') <> (b.kind = 'change') then 'kind'
    end as reason,
    reason is null as comparable,
    l.reason_zh, l.reason_en
from fact_claim a
join dim_place p on p.place_id = a.place_id
cross join fact_claim b
join dim_place q on q.place_id = b.place_id
left join dim_look_alike l on least(l.code, l.other_code) = case
        when a.indicator_id <> b.indicator_id then least(a.indicator_id, b.indicator_id)
        when a.scope_id <> b.scope_id then least(a.scope_id, b.scope_id)
        when p.level <> q.level then least(p.level, q.level) end
    and greatest(l.code, l.other_code) = case
        when a.indicator_id <> b.indicator_id then greatest(a.indicator_id, b.indicator_id)
        when a.scope_id <> b.scope_id then greatest(a.scope_id, b.scope_id)
        when p.level <> q.level then greatest(p.level, q.level) end
where a.claim_id = claim and b.claim_id = other;
