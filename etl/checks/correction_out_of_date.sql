-- A correction corrects what the claim says; where the claim says something else, its document was corrected or the claim
-- was: the correction goes, or is made anew.
select
    d.file,
    d.line,
    'expect' as "column",
    concat_ws(' ', d.expect, 'but the claim says', case d.field when 'value' then c.value else c.unit_id end) as value
from stg_corrections d
join stg_claims c on claim_id_of(c) = d.claim_id
where d.field in ('value', 'unit_id')
    and d.expect is distinct from case d.field when 'value' then c.value else c.unit_id end
