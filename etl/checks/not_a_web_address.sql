-- A source's address is one of the web: it becomes a link, which must never run anything or open a file of the reader's,
-- nor lead to another host than the one that is read: no name before @, no letters beyond ASCII in the host's name, nor
-- such letters in disguise (xn--).
select file, line, 'url' as "column", url as value
from stg_sources
where url is not null and (
    not regexp_full_match(url, '(?i)https?://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(:\d{1,5})?([/?#][^\s"<>\\]*)?')
    or regexp_matches(url, '(?i)^https?://[^/?#]*xn--')
)
