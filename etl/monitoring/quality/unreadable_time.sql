-- The text of a time is none.
select file, row, city, station, time, pollutant, text
from broken_reading
where time is null
