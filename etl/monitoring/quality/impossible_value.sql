-- A concentration higher than can be, by pollutants.csv.
select r.file, r.row, r.city, r.station, r.time, r.pollutant, r.text
from suspicious_reading r join pollutant_limit l using (pollutant)
where r.value > l.highest_possible
