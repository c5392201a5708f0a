-- A basis that holds for some years is used for periods in those years.
with uses as (  -- few, in many rows
    select distinct period, basis_id
    from stg_claims
    union
    select distinct period, basis_id
    from stg_computed
),
wrong as (
    select period, basis_id
    from uses join stg_bases b using (basis_id)
    where period_end(period) < try_cast(b.start_on as date) or period_start(period) > try_cast(b.end_on as date)
)
select
    file,
    line,
    'basis_id' as "column",
    basis_id as value
from stg_claims semi join wrong using (period, basis_id)
union all
select
    file,
    line,
    'basis_id',
    basis_id
from stg_computed semi join wrong using (period, basis_id)
