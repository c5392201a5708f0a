-- What checks and loading need beside the staging tables; gone before the warehouse is published.

-- The line of each key of a definition, which is one row of many lines.
create table stg_key_line (
    file text,
    "column" text,
    line bigint
);

-- Every file that was read, with the digest of what was read: what the warehouse is built from.
create table stg_file (
    file text,
    digest text
);

-- The id of a claim: its indicator and twelve digits of a digest of the other parts of its key.
create macro claim_id_of(c) as c.indicator_id || '-' || left(md5(concat_ws(
    '|',
    c.place_id,
    c.scope_id,
    c.period,
    c.basis_id,
    c.kind,
    coalesce(c.comparator, ''),
    c.unit_id,
    coalesce(c.base_period, ''),
    c.source_id
)), 12);

-- The claims as readers get them: with what corrections.csv corrects, and its reasons behind their notes. What a document
-- does not print is derived, where it is a result; a change stays one.
create view stg_corrected_claims as
with correction as (
    select
        claim_id,
        max(corrected) filter (field = 'value') as value,
        max(corrected) filter (field = 'unit_id') as unit_id,
        string_agg(field || '=' || expect, '; ' order by field) as expected,
        string_agg(reason_zh, '；' order by field) as reason_zh,
        string_agg(reason_en, '; ' order by field) as reason_en
    from stg_corrections
    group by claim_id
)
select
    c.* replace (
        if(d.claim_id is not null and c.kind in ('actual', 'preliminary'), 'derived', c.kind) as kind,
        coalesce(d.value, c.value) as value,
        coalesce(d.unit_id, c.unit_id) as unit_id,
        nullif(concat_ws('；', c.note_zh, d.reason_zh), '') as note_zh,
        nullif(concat_ws('; ', c.note_en, d.reason_en), '') as note_en
    ),
    claim_id_of(c) as claim_id,
    -- undone by etl/restaging.py: the kind that a result had, and what its file says
    if(
        d.claim_id is null,
        null,
        concat_ws('; ', if(c.kind in ('actual', 'preliminary'), 'kind=' || c.kind, null), d.expected)
    ) as corrected_from
from stg_claims c
left join correction d on d.claim_id = claim_id_of(c);
