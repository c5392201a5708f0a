-- An identity names claims that exist, and so does a task; * stands for any scope, period or indicator.
with named as (
    select
        file,
        line,
        'whole' as "column",
        place_id,
        null as source_id,
        unnest(split(whole, ';')) as reference
    from stg_identities
    union all
    select file, line, 'parts', place_id, null, unnest(split(parts, ';'))
    from stg_identities
    union all
    select
        file, line, 'target_claims', '*', source_id, unnest(split(target_claims, ';')) || '@' || period || '@target'
    from stg_tasks
    union all
    select file, line, 'result_claims', '*', source_id, unnest(split(result_claims, ';')) || '@' || period
    from stg_tasks
),
part as (
    select
        *,
        if(contains(reference, ':'), split_part(reference, ':', 1), place_id) as of_place,
        split(split_part(reference, ':', if(contains(reference, ':'), 2, 1)), '@') as words
    from named
)
select file, line, "column", reference as value
from part
where len(words) < 3 or not exists (
    from stg_claims c
    where of_place in ('*', c.place_id)
        and words[1] in ('*', c.indicator_id)
        and words[2] in ('*', c.scope_id)
        and words[3] in ('*', c.period)
        and coalesce(words[4], c.kind) = c.kind
        and coalesce(part.source_id, c.source_id) = c.source_id
)
