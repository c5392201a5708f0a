-- Every scope a claim names stands in scopes.csv.
select c.file, c.line, 'scope' as "column", c.scope as value
from stg_claims c anti join stg_scopes s on s.scope_id = c.scope
where c.scope is not null
