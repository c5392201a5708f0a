-- A place lies in a place of places.csv; an identity and a grade of
-- comparability are about one of them, or * for every place. Other columns: etl/schema_checks.py.
select
    p.file,
    p.line,
    'parent_id' as "column",
    p.parent_id as value
from stg_places p anti join stg_places parent on parent.place_id = p.parent_id
where p.parent_id is not null
union all
select file, line, 'place_id', place_id
from stg_identities anti join stg_places using (place_id)
where place_id <> '*'
union all
select file, line, 'place_id', place_id
from stg_comparability anti join stg_places using (place_id)
where place_id <> '*'
