-- A number by which instruments and programs say that there is no value.
select file, row, city, station, time, pollutant, text
from suspicious_reading
where value in (select value from sentinel)
