-- A statistic of a place and period, by one edition of the rules, is computed once: of several files that could give it one is
-- chosen.
select
    file,
    line,
    'period' as "column",
    concat_ws(' ', place_id, scope_id, period, edition_id) as value
from stg_computed
qualify row_number() over (
    partition by indicator_id, place_id, scope_id, period, edition_id order by file, line
) > 1
