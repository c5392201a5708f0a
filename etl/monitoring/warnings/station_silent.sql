-- A station without a valid day for three days or more before the newest day of its city, and with some in the 30 days before.
with last_day as (
    select city, station, max(day) as day from station_day where station <> '' and valid group by all
)
select
    l.city as place_id,
    l.station,
    strftime(l.day, '%Y-%m-%d') as time,
    '' as subject,
    cast(n.day - l.day as varchar) as value,
    '3' as reference,
    strftime(n.day, '%Y-%m-%d') as evidence
from last_day l
join newest_day n on n.city = l.city
where n.day - l.day between 3 and 33
order by l.city, l.station
