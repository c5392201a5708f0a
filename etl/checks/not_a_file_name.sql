-- A source's document is the name of a file among the documents, and no way out of their folder.
select file, line, 'document' as "column", document as value
from stg_sources
where document is not null and not regexp_full_match(document, '[^./\\:][^/\\:]*')
