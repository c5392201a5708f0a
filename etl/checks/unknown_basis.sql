-- A basis names one of bases.csv for base values of another time. Other columns: etl/schema_checks.py.
select
    b.file,
    b.line,
    'base_basis_id' as "column",
    b.base_basis_id as value
from stg_bases b anti join stg_bases base on base.basis_id = b.base_basis_id
where b.base_basis_id is not null
