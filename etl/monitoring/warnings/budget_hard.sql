-- What the rest of the year may have on average, so that the year keeps its target, has become less than most past
-- years had on these days; it was more at the time of the run before.
select
    city as place_id,
    '' as station,
    strftime(day, '%Y-%m-%d') as time,
    indicator_id as subject,
    cast(rest as varchar) as value,
    cast(target as varchar) as reference,
    concat(mean, '; ', gone, '/', days, '; ', past) as evidence
from budget
where standing in ('hard', 'never_seen') and coalesce(before, '') not in ('hard', 'never_seen', 'impossible')
order by all
