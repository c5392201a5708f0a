-- A reading whose row names no city.
select file, row, city, station, time, pollutant, text
from broken_reading
where city is null
