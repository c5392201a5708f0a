-- A section whose type of water no list states: total phosphorus has other limits in lakes than in rivers.
select
    r.file,
    r.row,
    r.section,
    r.time,
    r.item,
    r.text as value,
    'river or lake? the list of sections does not say' as reason,
    'fault' as severity
from reading r
where r.water_body is null and r.item in (select item from water_limit where water_body is not null)
