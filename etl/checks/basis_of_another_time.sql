-- A basis that holds for some years is used for periods in those years.
select c.file, c.line, 'basis_id' as "column", c.basis_id as value
from stg_claims c join stg_bases b on b.basis_id = c.basis_id
where period_end(c.period) < try_cast(b.start_on as date) or period_start(c.period) > try_cast(b.end_on as date)
