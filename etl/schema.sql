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
    unit text primary key,
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
    scope text primary key,
    name_zh text not null,
    name_en text not null,
    position integer not null
);

create table dim_basis (
    basis text primary key,
    name_zh text not null,
    name_en text not null,
    start_on date,
    end_on date
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
    unit text not null references dim_unit,
    better text not null check (better in ('higher', 'lower', 'neither')),
    plausible_low decimal(24, 6) not null,
    plausible_high decimal(24, 6) not null,
    headline integer  -- its place among the headline figures, where it is one
);

-- Pairs that look alike and may not be compared: indicators, scopes or levels of place, with the reason.
create table dim_look_alike (
    list_id text not null check (list_id in ('indicator', 'scope', 'level')),
    code text not null,
    other_code text not null,
    reason_zh text not null,
    reason_en text not null,
    primary key (list_id, code, other_code)
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

create table dim_standard (
    standard_id text primary key,
    name_zh text not null,
    name_en text not null,
    start_on date not null,
    end_on date,
    evidence text not null,  -- primary, secondary or uncertain: how well its limits are known
    note_zh text,
    note_en text
);

create table dim_limit (
    standard_id text not null references dim_standard,
    indicator_id text not null references dim_indicator,
    grade_id text not null,  -- grade_i, grade_ii or guideline
    comparator text not null,
    value decimal(24, 6) not null,
    unit text not null references dim_unit,
    start_on date not null,
    end_on date,
    primary key (standard_id, indicator_id, grade_id, start_on)
);

-- What makes a class of surface water, item by item, in mg/L.
create table dim_water_class (
    standard_id text not null references dim_standard,
    item_zh text not null,
    item_en text not null,
    comparator text not null,
    class_i text not null,
    class_ii text not null,
    class_iii text not null,
    class_iv text not null,
    class_v text not null,
    position integer not null
);

-- Arithmetic that published numbers must satisfy; the mart audit judges it.
create table dim_identity (
    identity_id text primary key,
    rule text not null,
    place_id text not null,  -- * for every place
    whole text not null,  -- indicator@scope@period, * for any, with @kind or place: where needed
    parts text not null,  -- the same, joined by ;
    note_zh text not null,
    note_en text not null
);

-- A government's table of tasks, summarised in our own words.
create table task (
    task_id text primary key,
    source_id text not null references dim_source,
    period text not null,
    place_id text not null references dim_place,
    number text not null,
    section_zh text not null, section_en text not null,
    name_zh text not null, name_en text not null,
    task_zh text not null, task_en text not null,
    lead_zh text not null, lead_en text not null,  -- units, joined by ;
    support_zh text, support_en text,
    target_claims text,  -- indicator@scope of the claims, joined by ;
    result_claims text,
    reported_zh text not null, reported_en text not null,
    result_given text not null,  -- figures, words or none
    locator text not null,
    position integer not null
);

-- One row: what one document says about one quantity. Nothing is merged away.
create table fact_claim (
    claim_id text primary key,  -- the indicator and a digest of the key; the value is not part of it
    indicator_id text not null references dim_indicator,
    place_id text not null references dim_place,
    scope text not null references dim_scope,
    period text not null,
    start_on date,  -- null: since the beginning
    end_on date not null,
    year integer,  -- where the period is one whole calendar year
    basis text not null references dim_basis,
    kind text not null check (kind in ('actual', 'preliminary', 'derived', 'target', 'change')),
    comparator text check (comparator in ('=', '<=', '>=', '<', '>', '~')),
    value decimal(24, 6),
    value_text text not null,  -- the digits as printed; the words of a target without a number
    unit text not null references dim_unit,
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

-- Published arithmetic, judged: filled by etl/audit.py from dim_identity and the claims.
create table audit (
    audit_id text primary key,
    rule text not null,
    place_id text not null references dim_place,
    period text not null,
    statement text not null,  -- the arithmetic in numbers: 57 + 16 = 73
    published decimal(24, 6),
    computed decimal(24, 6),
    tolerance decimal(24, 6),  -- how far rounding of the printed digits may put them apart
    verdict text not null check (verdict in ('holds', 'holds_by_rounding', 'fails', 'cannot_be_checked')),
    identity_id text not null references dim_identity,
    indicator_id text not null references dim_indicator,
    scope text not null references dim_scope,
    unit text not null,
    claim_ids text[] not null
);

-- Values that follow from printed ones by arithmetic: offered apart, never mixed with printed figures.
create table derived (
    derived_id text primary key,
    indicator_id text not null references dim_indicator,
    place_id text not null references dim_place,
    scope text not null references dim_scope,
    period text not null,
    basis text not null references dim_basis,
    value decimal(24, 6) not null,
    low decimal(24, 6) not null,  -- the interval that the rounding of the printed digits leaves open
    high decimal(24, 6) not null,
    value_text text not null,
    unit text not null references dim_unit,
    formula text not null,
    claim_ids text[] not null,
    confirmed_by text  -- a claim of another document that prints the same value
);
