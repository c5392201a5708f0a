-- Within one place a scope, and a basis, agrees with itself: a line on a place cannot grade a code against the same code.
select file, line, 'other_code' as "column", other_code as value
from stg_comparability
where place_id <> '*' and code = other_code and dimension <> 'kind'
