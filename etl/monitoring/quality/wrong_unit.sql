-- Values of a station that are all far too high, or all far too low, for the unit: every hour of a day or every day
-- of CO above what is ever measured in mg/m3, or 24 values or more of a year that never reach 1 ug/m3.
with day as (
    select city, station, pollutant, cast(time - interval 1 microsecond as date) as day, min(value) as lowest
    from suspicious_reading
    group by all
),
high as (
    select city, station, pollutant, day
    from day join pollutant_limit using (pollutant)
    where lowest >= wrong_unit_from
),
low as (
    select city, station, pollutant
    from suspicious_reading join pollutant_limit using (pollutant)
    where value > 0 and lowest_maximum is not null
    group by city, station, pollutant, lowest_maximum
    having max(value) < lowest_maximum and count(*) >= 24
),
higher as (
    select city, station, pollutant
    from reading
    semi join low using (city, station, pollutant)
    join pollutant_limit using (pollutant)
    where value >= lowest_maximum
)
select r.file, r.row, r.city, r.station, r.time, r.pollutant, r.text
from suspicious_reading r
where (r.city, r.station, r.pollutant, cast(r.time - interval 1 microsecond as date)) in (from high)
    or (r.value > 0 and (r.city, r.station, r.pollutant) in (from low anti join higher using (city, station, pollutant)))
