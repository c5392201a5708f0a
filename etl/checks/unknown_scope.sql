-- Every scope a claim names stands in scopes.csv.
select c.file, c.line, 'scope_id' as "column", c.scope_id as value
from stg_claims c anti join stg_scopes s on s.scope_id = c.scope_id
where c.scope_id is not null
