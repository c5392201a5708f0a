-- That a target was met is reported in words: a number would be a result, which settles the target itself.
select
    file,
    line,
    'value' as "column",
    value
from stg_claims
where kind = 'reported_met' and value is not null
