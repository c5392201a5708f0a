-- What is computed stands on a basis of its own, on which no document prints anything; and a basis is of one edition of the
-- rules of the air quality index, or of none.
with of_two_editions as (
    select basis_id
    from stg_computed
    group by basis_id
    having count(distinct coalesce(edition_id, '')) > 1
)
select
    file,
    line,
    'basis_id' as "column",
    basis_id as value
from stg_computed
where basis_id in (select basis_id from stg_claims) or basis_id in (from of_two_editions)
