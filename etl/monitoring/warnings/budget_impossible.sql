-- A target that cannot be kept any more, however clean the rest of the year is; it could at the time of the run before.
select
    city as place_id,
    '' as station,
    strftime(day, '%Y-%m-%d') as time,
    indicator_id as subject,
    cast(rest as varchar) as value,
    cast(target as varchar) as reference,
    concat(mean, '; ', gone, '/', days, '; ', past) as evidence
from budget
where standing = 'impossible' and coalesce(before, '') <> 'impossible'
order by all
