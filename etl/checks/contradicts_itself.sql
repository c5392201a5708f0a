-- A code agrees with itself within one place unless a line on the place grades it for two periods: that it is the same need
-- not be said.
select file, line, 'other_code' as "column", other_code as value
from stg_comparability
where place_id <> '*' and code = other_code and dimension <> 'kind' and comparability_grade = 'same'
