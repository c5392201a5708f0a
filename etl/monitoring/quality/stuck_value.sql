-- Readings of days on which the value of a station does not change, for longer than nature does.
select r.file, r.row, r.city, r.station, r.time, r.pollutant, r.text
from suspicious_reading r
semi join still_day s
    on r.city = s.city and r.station = s.station and r.pollutant = s.pollutant
    and cast(case when r.is_hour then r.time - interval 1 hour else r.time end as date) = s.day
