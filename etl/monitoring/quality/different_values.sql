-- Readings of one station, time and pollutant that differ.
with several as (
    select city, station, time, pollutant
    from suspicious_reading
    group by all
    having min(value) < max(value)
)
select file, row, city, station, time, pollutant, text
from suspicious_reading
semi join several using (city, station, time, pollutant)
