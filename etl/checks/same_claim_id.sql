-- Two different claims never get one id. Twelve digits of a digest make it all but impossible: change a key.
select
    file,
    line,
    'value' as "column",
    claim_id_of(c) as value
from stg_claims c
qualify count(distinct (
    place_id, scope_id, period, basis_id, kind, coalesce(comparator, ''), unit_id, coalesce(base_period, ''),
    source_id
)) over (partition by claim_id_of(c)) > 1
