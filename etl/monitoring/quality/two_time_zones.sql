-- A time that names another time zone than the file's own.
select file, row, city, station, time, pollutant, text
from broken_reading
where is_other_zone
