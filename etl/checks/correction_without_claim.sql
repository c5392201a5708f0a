-- A correction names a claim by its id, as its file has it.
select
    d.file,
    d.line,
    'claim_id' as "column",
    d.claim_id as value
from stg_corrections d
where d.claim_id is not null
    and d.claim_id not in (select claim_id_of(c) from stg_claims c)
