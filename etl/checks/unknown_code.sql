-- Kinds, comparators, grades, levels, themes, rules and the like come from the closed lists of terms.csv.
with named as (
    select file, line, 'kind' as list_id, kind as term_id from stg_claims
    union all
    select file, line, 'comparator', comparator from stg_claims
    union all
    select file, line, 'comparator', comparator from stg_limits
    union all
    select file, line, 'comparator', comparator from stg_water_classes
    union all
    select file, line, 'limit_grade', grade_id from stg_limits
    union all
    select file, line, 'evidence', evidence from stg_standards
    union all
    select file, line, 'rule', rule from stg_identities
    union all
    select file, line, 'task_report', result_given from stg_tasks
    union all
    select file, line, 'grade', grade from stg_sources
    union all
    select file, line, 'level', level from stg_places
    union all
    select file, line, 'peer_group', peer_group from stg_places
    union all
    select file, line, key, value from stg_indicators where key in ('theme', 'better', 'role')
)
select file, line, list_id as "column", term_id as value
from named anti join stg_terms using (list_id, term_id)
where term_id is not null
