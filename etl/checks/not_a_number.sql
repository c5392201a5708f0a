-- A value is a plain decimal number of at most six decimals, as printed.
with numbers as (
    select file, line, 'value' as "column", value from stg_claims
    union all
    select file, line, 'value', value from stg_limits
    union all
    select file, line, unnest(['class_i', 'class_ii', 'class_iii', 'class_iv', 'class_v']), unnest([class_i, class_ii, class_iii, class_iv, class_v])
    from stg_water_classes
    union all
    select file, line, key, value from stg_indicators where key in ('plausible_low', 'plausible_high')
)
select file, line, "column", value
from numbers
where value is not null and not regexp_full_match(value, '-?\d{1,15}(\.\d{1,6})?')
