-- What makes a class of water is a plain decimal number, kept as printed. Columns of type decimal:
-- etl/schema_checks.py.
with numbers as (
    select
        file,
        line,
        unnest(['class_i', 'class_ii', 'class_iii', 'class_iv', 'class_v']) as "column",
        unnest([class_i, class_ii, class_iii, class_iv, class_v]) as value
    from stg_water_classes
)
select file, line, "column", value
from numbers
where not regexp_full_match(value, '-?(0|[1-9]\d{0,14})(\.\d{1,6})?')
