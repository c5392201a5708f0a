-- One document says one thing about one quantity: the key of a claim stands once.
select
    file,
    line,
    'value' as "column",
    concat_ws(' ', place_id, scope_id, period, kind, source_id, coalesce(value, printed)) as value
from stg_claims
qualify row_number() over (
    partition by
        indicator_id, place_id, scope_id, period, basis_id, kind, comparator, unit_id, base_period, source_id
    order by line
) > 1
