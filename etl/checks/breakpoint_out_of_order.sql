-- On a scale of the air quality index the concentration grows with the index, and only the last row says what is above.
with scale as (
    select
        *,
        lag(try_cast(concentration as decimal(24, 6))) over step as concentration_before,
        lag(iaqi_above) over step as above_before
    from stg_aqi_breakpoints
    window step as (partition by edition_id, pollutant_id, averaging order by try_cast(iaqi as integer), line)
)
select file, line, 'concentration' as "column", concentration as value
from scale
where try_cast(concentration as decimal(24, 6)) <= concentration_before
    or above_before is not null
