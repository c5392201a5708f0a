-- The limits that a city's figures are judged by: Grade II of a national standard, or a guideline's one
-- grade. is_national: in force by law, not only a guideline. This script alone knows which grade that is.
create table city_limit as
select
    standard_id,
    indicator_id,
    grade_id,
    comparator,
    value,
    unit_id,
    start_on,
    end_on,
    grade_id = 'grade_ii' as is_national
from dim_limit
where grade_id in ('grade_ii', 'guideline')
order by
    indicator_id,
    start_on,
    standard_id;
