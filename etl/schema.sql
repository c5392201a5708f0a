-- The star: what a document claims, and the dimensions it is told in. The contract between
-- etl/ (which fills it), the dashboard and analysts (who read it). data/README.md explains every column.

create table dim_term (
    list_id text not null,  -- kind, comparator, grade, level, theme, better
    term_id text not null,
    name_zh text not null,
    name_en text not null,
    position integer not null,
    primary key (list_id, term_id)
);

create table dim_unit (
    unit_id text primary key,
    name_zh text not null,  -- empty where a number stands by itself
    name_en text not null,
    counted boolean not null  -- whole things, which no rounding hides
);

-- The words of claims without a number, translated.
create table dim_phrase (
    phrase_zh text primary key,
    phrase_en text not null
);

create table dim_scope (
    scope_id text primary key,
    name_zh text not null,
    name_en text not null,
    position integer not null
);

create table dim_basis (
    basis_id text primary key,
    name_zh text not null,
    name_en text not null,
    start_on date,
    end_on date,
    note_zh text,  -- what a reader must know of values on this basis
    note_en text
);

create table dim_place (
    place_id text primary key,
    name_zh text not null,
    name_en text not null,
    level text not null,
    parent_id text,
    peer_group text not null,  -- whom the place may be ranked with: city, county, water
    position integer not null
);

create table dim_indicator (
    indicator_id text primary key,
    theme text not null,
    name_zh text not null,
    name_en text not null,
    meaning_zh text not null,
    meaning_en text not null,
    unit_id text not null references dim_unit,
    better text not null check (better in ('higher', 'lower', 'neither')),
    plausible_low decimal(24, 6) not null,
    plausible_high decimal(24, 6) not null,
    headline integer,  -- its place among the headline figures, where it is one
    role text  -- its column in a table that sets several indicators side by side, where it has one
);

create table dim_source (
    source_id text primary key,
    title_zh text not null,
    title_en text not null,
    publisher_zh text not null,
    publisher_en text not null,
    published_on text not null,  -- ISO 8601, as exact as the document says: 2025, 2025-03 or 2025-03-20
    grade text not null check (grade in ('official', 'press', 'unverified_copy')),
    url text,
    document text  -- its file among the documents that python -m etl verify reads
);

-- One row: what one document says about one quantity. Nothing is merged away.
create table fact_claim (
    claim_id text primary key,  -- the indicator and a digest of the key; the value is not part of it
    indicator_id text not null references dim_indicator,
    place_id text not null references dim_place,
    scope_id text not null references dim_scope,
    period text not null,
    start_on date,  -- null: since the beginning
    end_on date not null,
    year integer,  -- where the period is one whole calendar year
    basis_id text not null references dim_basis,
    kind text not null check (kind in ('actual', 'preliminary', 'derived', 'target', 'change')),
    comparator text check (comparator in ('=', '<=', '>=', '<', '>', '~')),
    value decimal(24, 6),
    value_text text not null,  -- the digits as printed; the words of a target without a number
    unit_id text not null references dim_unit,
    base_period text,
    source_id text not null references dim_source,
    locator text,
    printed text,  -- number and unit as they stand in the document
    note_zh text,
    note_en text,
    comparison_key text not null,  -- figures are compared only where it agrees: see the macro of that name
    check ((value is null) = (comparator is null))
);

create table build (
    content_hash text not null,  -- the same data gives the same hash, whenever and wherever it is built
    data_on text not null,  -- the newest publication date among the sources
    claims integer not null
);
