-- An id stands once.
with ids as (
    select file, line, 'place_id' as "column", place_id as value from stg_places
    union all
    select file, line, 'source_id', source_id from stg_sources
    union all
    select file, line, 'scope_id', scope_id from stg_scopes
    union all
    select file, line, 'basis_id', basis_id from stg_bases
    union all
    select file, line, 'unit_id', unit_id from stg_units
    union all
    select file, line, 'phrase_zh', phrase_zh from stg_phrases
    union all
    select file, line, 'code', concat_ws(' ', list_id, least(code, other_code), greatest(code, other_code)) from stg_look_alikes
    union all
    select file, line, 'standard_id', standard_id from stg_standards
    union all
    select file, line, 'identity_id', identity_id from stg_identities
    union all
    select file, line, 'task_id', task_id from stg_tasks
    union all
    select file, line, 'term_id', list_id || ' ' || term_id from stg_terms
    union all
    select file, line, key, indicator_id from stg_indicators
)
select file, line, "column", value
from ids
qualify row_number() over (partition by file, "column", value order by line) > 1
