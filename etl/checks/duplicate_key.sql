-- A pair of look-alikes, or of graded codes of an indicator and place, stands once, in either order. Primary keys: etl/schema_checks.py.
select
    file,
    line,
    'code' as "column",
    concat_ws(' ', list_id, least(code, other_code), greatest(code, other_code)) as value
from stg_look_alikes
qualify row_number() over (
    partition by list_id, least(code, other_code), greatest(code, other_code) order by line
) > 1
union all
select
    file,
    line,
    'code' as "column",
    concat_ws(' ', indicator_id, place_id, dimension, least(code, other_code), greatest(code, other_code)) as value
from stg_comparability
qualify row_number() over (
    partition by indicator_id, place_id, dimension, least(code, other_code), greatest(code, other_code) order by line
) > 1
