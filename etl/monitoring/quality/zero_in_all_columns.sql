-- Two pollutants or more of a station are 0 at one time, and none is not: the row was never filled in.
with zero as (
    select city, station, time
    from suspicious_reading
    group by all
    having count(distinct pollutant) filter (value = 0) >= 2
),
other as (
    select distinct city, station, time
    from reading
    semi join zero using (city, station, time)
    where value <> 0
)
select file, row, city, station, time, pollutant, text
from suspicious_reading
semi join zero using (city, station, time)
anti join other using (city, station, time)
where value = 0
