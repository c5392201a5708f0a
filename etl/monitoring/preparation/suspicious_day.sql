-- Days of a station and pollutant whose totals show that a rule of quality/ may find something; all others are sound.
select t.city, t.station, t.pollutant, t.day
from station_day_total t
join pollutant_limit l using (pollutant)
left join still_day s using (city, station, pollutant, day)
where t.lowest <= 0
    or t.highest > l.highest_possible
    or t.highest < l.lowest_maximum
    or t.lowest >= l.wrong_unit_from
    or bit_count(t.hour_bits) < t.hours
    or s.day is not null
    or exists (select 1 from sentinel where sentinel.value in (t.lowest, t.highest))
