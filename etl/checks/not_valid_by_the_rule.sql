-- A month is valid by 27 days, February by 25, a year by 324 days and valid months (GB 3095, table 4). Who says that a
-- figure is valid, or not, says what follows from the days; who does not know the days says that.
with row_of as (
    select
        file,
        line,
        indicator_id,
        place_id,
        scope_id,
        edition_id,
        source_id,
        period,
        valid,
        reason,
        try_cast(valid_days as integer) as valid_days,
        try_cast(days as integer) as days,
        date_diff('day', period_start(period), period_end(period)) + 1 as calendar_days,
        case
            when length(period) = 4 then 324
            when period like '____-02' then 25
            else 27
        end as needed_days
    from stg_computed
),
wrong as (
    select file, line, 'days' as "column", days::text as value
    from row_of
    where days <> calendar_days
    union all
    select file, line, 'valid_days', coalesce(valid_days::text, '')
    from row_of
    where (valid = 'unknown') <> (valid_days is null) or valid_days not between 1 and days
    union all
    select file, line, 'reason', coalesce(reason, '')
    from row_of
    where (valid = 'no') <> (reason is not null)
        or not regexp_full_match(reason, '\d{4}(-\d{2})?: \d+ of \d+ days(; \d{4}(-\d{2})?: \d+ of \d+ days)*')
    union all
    select file, line, 'valid', valid
    from row_of
    where valid = 'yes' and valid_days < needed_days or valid = 'no' and length(period) = 7 and valid_days >= needed_days
    union all
    select distinct y.file, y.line, 'valid', y.valid
    from row_of y
    join row_of m using (indicator_id, place_id, scope_id, source_id)
    where y.valid = 'yes'
        and m.valid = 'no'
        and length(y.period) = 4
        and m.period like y.period || '-%'
        and m.edition_id is not distinct from y.edition_id
)
select file, line, "column", value
from wrong
