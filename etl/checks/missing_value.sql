-- A claim has a number with its comparator, or for a target, an outcome or a report the words that stand instead. Where the
-- document is kept, it says where and how the number is printed. Cells that are always filled: etl/schema_checks.py.
select
    file,
    line,
    'value' as "column",
    '' as value
from stg_claims
where value is null
    and (comparator is not null or printed is null or coalesce(kind, '') not in ('target', 'actual', 'reported_met'))
union all
select file, line, 'comparator', ''
from stg_claims
where value is not null and comparator is null
union all
select c.file, c.line, 'locator', ''
from stg_claims c join stg_sources s using (source_id)
where s.document is not null and c.locator is null
union all
select c.file, c.line, 'printed', ''
from stg_claims c join stg_sources s using (source_id)
where s.document is not null and c.printed is null
