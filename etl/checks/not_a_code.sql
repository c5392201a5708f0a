-- The code of a term is ASCII snake_case, but for the signs that compare. Keys of other files: etl/schema_checks.py.
select file, line, 'term_id' as "column", term_id as value
from stg_terms
where list_id <> 'comparator' and not regexp_full_match(term_id, '[a-z][a-z0-9_]*')
