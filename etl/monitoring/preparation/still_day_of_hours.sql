-- Days on which the hours of a station, 20 or more, are one value, as many days in a row as pollutants.csv says.
with still as (
    select
        city, station, pollutant, day, lowest,
        day - cast(row_number() over (partition by city, station, pollutant, lowest order by day) as integer) as run
    from station_day_total
    where lowest = highest and hours >= 20
),
measured as (
    select *, count(*) over (partition by city, station, pollutant, lowest, run) as days from still
)
select measured.city, measured.station, measured.pollutant, measured.day
from measured join pollutant_limit using (pollutant)
where measured.days >= pollutant_limit.same_days_of_hours
