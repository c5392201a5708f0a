-- A concentration below zero.
select file, row, city, station, time, pollutant, text
from suspicious_reading
where value < 0
