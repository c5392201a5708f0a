-- The text of a value is no number.
select file, row, city, station, time, pollutant, text
from broken_reading
where value is null
