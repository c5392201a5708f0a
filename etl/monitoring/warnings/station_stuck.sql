-- A station whose value did not change for longer than nature does, within the last 31 days of its city.
select
    q.city as place_id,
    q.station,
    strftime(min(q.time), '%Y-%m-%d') as time,
    q.pollutant as subject,
    min(q.value) as value,
    cast(count(*) as varchar) as reference,
    concat(min(q.file), ':', min(q.row)) as evidence
from quality q
join newest_day n on n.city = q.city
where q.reason = 'stuck_value' and q.time > n.day - 31
group by q.city, q.station, q.pollutant
order by all
