-- Where a document prints what cannot be right: see schema.sql, which comes before. The claim's file keeps what is printed;
-- readers get the corrected value, with its reason in the claim's note.
create table dim_correction (
    claim_id text not null,  -- of the claim as its file has it
    field text not null check (field in ('value', 'unit_id')),
    expect text not null,  -- what the claim's file says: another word there and the build fails
    corrected text not null,
    reason_zh text not null,
    reason_en text not null,
    source text not null,  -- what shows it: claims, documents, or words
    primary key (claim_id, field)
);
comment on table dim_correction is 'corrections.csv';
comment on column dim_correction.claim_id is 'no row needed: a file with its heading alone is whole';
