-- Two places, indicators, scopes, bases or standards of one name could not be told apart where readers choose.
with named as (
    select file, line, unnest(['name_zh', 'name_en']) as "column", unnest([name_zh, name_en]) as value from stg_places
    union all
    select file, line, unnest(['name_zh', 'name_en']), unnest([name_zh, name_en]) from stg_indicators
    union all
    select file, line, unnest(['name_zh', 'name_en']), unnest([name_zh, name_en]) from stg_scopes
    union all
    select file, line, unnest(['name_zh', 'name_en']), unnest([name_zh, name_en]) from stg_bases
    union all
    select file, line, unnest(['name_zh', 'name_en']), unnest([name_zh, name_en]) from stg_standards
)
select file, line, "column", value
from named
where value is not null
qualify row_number() over (
    partition by split_part(file, '/', 1), "column", lower(value) order by file, line
) > 1
