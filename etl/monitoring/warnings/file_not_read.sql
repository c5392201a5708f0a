-- A file that cannot be worked, with the reason.
select
    '' as place_id,
    '' as station,
    '' as time,
    name as subject,
    digest as value,
    '' as reference,
    problem as evidence
from worked_file
where problem <> ''
order by all
