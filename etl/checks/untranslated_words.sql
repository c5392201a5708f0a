-- The words of a claim without a number have a translation in phrases.csv.
select c.file, c.line, 'printed' as "column", c.printed as value
from stg_claims c anti join stg_phrases p on p.phrase_zh = c.printed
where c.value is null and c.printed is not null
