-- Computed figures from checked text to the typed star.
insert into fact_computed by name
select
    'computed-' || indicator_id || '-' || left(md5(concat_ws(
        '|',
        place_id,
        scope_id,
        period,
        basis_id,
        coalesce(edition_id, ''),
        source_id
    )), 12) as computed_id,
    * exclude (file, line),
    'computed' as kind,
    period_start(period) as start_on,
    period_end(period) as end_on,
    if(length(period) = 4, period::integer, null) as year,
    value as value_text,
    comparison_key(indicator_id, scope_id, basis_id) as comparison_key
from stg_computed
order by
    indicator_id,
    place_id,
    period,
    edition_id;
