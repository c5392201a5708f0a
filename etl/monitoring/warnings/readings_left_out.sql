-- Readings of a new file that figures are made without, because they are wrong: how many, for which reason, and where first.
select
    any_value(city order by row) as place_id,
    '' as station,
    strftime(max(time), '%Y-%m-%d') as time,
    reason as subject,
    cast(count(*) as varchar) as value,
    file as reference,
    concat(file, ':', min(row)) as evidence
from new_quality
where severity = 'fault'
group by file, reason
order by all
