-- A value that cannot be: below or above what the item may have (-999, 9999, negative concentrations).
select
    r.file,
    r.row,
    r.section,
    r.time,
    r.item,
    r.text as value,
    format('not between {} and {}', i.plausible_low_text, i.plausible_high_text) as reason,
    'fault' as severity
from reading r
join water_item i using (item)
where r.value < i.plausible_low or r.value > i.plausible_high
