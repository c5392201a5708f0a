-- Every basis a claim names stands in bases.csv.
select c.file, c.line, 'basis' as "column", c.basis as value
from stg_claims c anti join stg_bases s on s.basis_id = c.basis
where c.basis is not null
