-- An hourly value whose time is within an hour.
select file, row, city, station, time, pollutant, text
from broken_reading
where is_hour and (minute(time) <> 0 or second(time) <> 0)
