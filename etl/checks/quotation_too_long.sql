-- data/ holds figures in our own words: what is copied from a document is a number with its unit, not a sentence.
select file, line, 'printed' as "column", printed as value
from stg_claims
where length(printed) > 24
