-- Every basis a claim names stands in bases.csv.
select c.file, c.line, 'basis_id' as "column", c.basis_id as value
from stg_claims c anti join stg_bases s on s.basis_id = c.basis_id
where c.basis_id is not null
