-- Every place that a claim, an identity, a task or another place names stands in places.csv.
select file, line, 'place_id' as "column", place_id as value
from stg_claims anti join stg_places using (place_id)
where place_id is not null
union all
select file, line, 'place_id', place_id
from stg_identities anti join stg_places using (place_id)
where place_id <> '*'
union all
select file, line, 'place_id', place_id
from stg_tasks anti join stg_places using (place_id)
union all
select p.file, p.line, 'parent_id', p.parent_id
from stg_places p anti join stg_places parent on parent.place_id = p.parent_id
where p.parent_id is not null
