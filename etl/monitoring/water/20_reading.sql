-- A row for each value of the input: in millionths, and the class that it alone would give (GB 3838-2002, table 1).
with valued as (
    select
        s.* exclude (time_text, state_text, class_text),
        t.item,
        t.text,
        (try_cast(t.text as decimal(18, 6)) * 1000000)::bigint as value,
        f.water_body
    from snapshot s
    join item_text t using (file, row)
    left join section_fact f using (section)
)
select *, item_class(item, value, water_body) as class
from valued
