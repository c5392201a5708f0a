-- A reading that stands again, with the same value: the first one counts.
select file, row, city, station, time, pollutant, text
from (
    select *, row_number() over (partition by city, station, time, pollutant, value order by file, row) as copy
    from suspicious_reading
)
where copy > 1
