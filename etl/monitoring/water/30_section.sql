-- The sections of the input, with what the list of sections says of them.
select
    s.section,
    max(s.city) as city,
    f.water_body,
    f.lake,
    f.target_class
from snapshot s
left join section_fact f using (section)
where s.section is not null
group by s.section, f.water_body, f.lake, f.target_class
