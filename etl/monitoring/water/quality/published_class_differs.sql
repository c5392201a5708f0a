-- A published class that the values beside it do not give.
with computed as (
    select file, row, section, time, published_class, max(class) as class
    from reading
    where published_class is not null
    group by file, row, section, time, published_class
)
select
    file,
    row,
    section,
    time,
    null as item,
    class_name(published_class) as value,
    format('published class {}, computed {}', class_name(published_class), class_name(class)) as reason,
    'note' as severity
from computed
where class <> published_class
