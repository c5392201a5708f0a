-- Who reports that a target was met speaks of a target, which is on record for the same quantity and period.
select
    r.file,
    r.line,
    'kind' as "column",
    concat_ws(' ', r.place_id, r.scope_id, r.period) as value
from stg_claims r
where r.kind = 'reported_met' and not exists (
    from stg_claims t
    where t.kind = 'target'
        and t.indicator_id = r.indicator_id
        and t.place_id = r.place_id
        and t.scope_id = r.scope_id
        and t.basis_id = r.basis_id
        and t.period = r.period
)
