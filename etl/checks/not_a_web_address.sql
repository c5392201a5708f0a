-- A source's address is one of the web: it becomes a link, which must never run anything or open a file of the
-- reader's.
select file, line, 'url' as "column", url as value
from stg_sources
where url is not null and not regexp_full_match(url, 'https?://[^\s/"<>]+(/[^\s"<>]*)?')
