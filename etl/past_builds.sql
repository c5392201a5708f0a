-- The record of the last 50 builds, for links that are pinned to one of them: each wording of a claim with the
-- builds it stood in.

create table dim_past_build (
    number integer primary key,  -- counts builds whose content differed; the newest is this warehouse
    content_hash text not null,
    data_on text not null
);

create table fact_past_claim (
    claim_id text not null,
    indicator_id text not null,
    place_id text not null,
    scope_id text not null,
    period text not null,
    kind text not null,
    comparator text,
    value_text text not null,
    unit_id text not null,
    first_build integer not null,
    last_build integer not null
);

-- What readers are told differently since the build before: see etl/diff/compare.py.
create table fact_build_change (
    subject text not null,
    how text not null,
    indicator_id text,
    place_id text,
    other_place_id text,
    scope_id text,
    period text,
    was text,
    now text,
    claim_id text
);
