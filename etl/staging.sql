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
