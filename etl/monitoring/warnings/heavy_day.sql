-- A day of heavy pollution (index above 200), within the last 31 days of a city, by the rules of its time.
select
    a.city as place_id,
    '' as station,
    strftime(a.day, '%Y-%m-%d') as time,
    a.primary_pollutant as subject,
    cast(a.aqi as varchar) as value,
    '200' as reference,
    a.edition as evidence
from city_aqi a
join newest_day n on n.city = a.city
where a.aqi > 200
    and a.day > n.day - 31
    and a.edition = (
        select e.edition_id from edition e where e.in_force_on <= a.day order by e.in_force_on desc limit 1
    )
order by a.city, a.day
