-- Every source a claim or a task names stands in sources.csv.
select c.file, c.line, 'source_id' as "column", c.source_id as value
from stg_claims c anti join stg_sources s on s.source_id = c.source_id
where c.source_id is not null
union all
select t.file, t.line, 'source_id', t.source_id
from stg_tasks t anti join stg_sources using (source_id)
