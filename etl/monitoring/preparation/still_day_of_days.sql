-- Days of a station on which the value stays the same, as many days in a row as pollutants.csv says.
with one as (
    select city, station, pollutant, cast(time as date) as day, min(value) as value
    from reading
    group by all
    having min(value) = max(value)
),
still as (
    select
        *, day - cast(row_number() over (partition by city, station, pollutant, value order by day) as integer) as run
    from one
),
measured as (
    select *, count(*) over (partition by city, station, pollutant, value, run) as days from still
)
select measured.city, measured.station, measured.pollutant, measured.day
from measured join pollutant_limit using (pollutant)
where measured.days >= pollutant_limit.same_days
