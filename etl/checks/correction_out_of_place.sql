-- Only a result or a change that a document prints is corrected: what a target is, its document says. A corrected value is a
-- number, a corrected unit a known one, and both are other than what is printed.
with corrected as (
    select
        d.file,
        d.line,
        d.field,
        d.expect,
        d.corrected,
        c.kind,
        c.printed,
        c.value
    from stg_corrections d
    join stg_claims c on claim_id_of(c) = d.claim_id
)
select
    file,
    line,
    'claim_id' as "column",
    kind as value
from corrected
where kind not in ('actual', 'preliminary', 'change') or printed is null or value is null
union all
select
    file,
    line,
    'corrected',
    corrected
from corrected
where corrected = expect
    or (field = 'value' and not regexp_full_match(corrected, '-?(0|[1-9]\d{0,14})(\.\d{1,6})?'))
    or (field = 'unit_id' and corrected not in (select unit_id from stg_units where unit_id is not null))
