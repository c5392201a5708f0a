-- A time of another century: a slip of a digit, or a missing value written as a time.
select file, row, city, station, time, pollutant, text
from broken_reading
where time < timestamp '1970-01-01' or time > timestamp '2100-01-01'
