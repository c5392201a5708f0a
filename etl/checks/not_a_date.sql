-- A source's date is ISO 8601, and may be as short as its year. Columns of type date: etl/schema_checks.py.
select
    file,
    line,
    'published_on' as "column",
    published_on as value
from stg_sources
where published_on is not null
    and (first_day(published_on) is null or not regexp_full_match(published_on, '(19|20)\d{2}(-\d{2}(-\d{2})?)?'))
