-- A word that weakens (striven_for) is that of a target: a result or a change is no aim.
select
    file,
    line,
    'wording' as "column",
    wording as value
from stg_claims
where wording is not null
    and kind <> 'target'
