-- A section whose class of the newest month is worse than its target.
select
    coalesce(s.city, '') as place_id,
    p.section as station,
    p.period as time,
    p.determining_items as subject,
    cast(p.class as varchar) as value,
    cast(p.target_class as varchar) as reference,
    concat(p.valid, '') as evidence
from section_period p
join section s on s.section = p.section
where p.class > p.target_class
    and p.valid
    and length(p.period) = 7
    and p.period = (select max(period) from section_period where length(period) = 7)
order by p.section
