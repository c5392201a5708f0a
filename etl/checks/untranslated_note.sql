-- A note is written in both languages.
select file, line, if(note_zh is null, 'note_zh', 'note_en') as "column", coalesce(note_zh, note_en) as value
from stg_claims
where (note_zh is null) <> (note_en is null)
