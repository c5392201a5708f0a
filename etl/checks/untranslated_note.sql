-- A note is written in both languages.
with noted as (
    select file, line, note_zh, note_en from stg_claims
    union all
    select file, line, note_zh, note_en from stg_bases
    union all
    select file, line, note_zh, note_en from stg_standards
    union all
    select file, line, note_zh, note_en from stg_events
)
select file, line, if(note_zh is null, 'note_zh', 'note_en') as "column", coalesce(note_zh, note_en) as value
from noted
where (note_zh is null) <> (note_en is null)
