-- The tables of the warehouse, the contract between etl/, which fills it, and its readers; see data/README.md. A table's
-- comment names its file in data/: staging, etl/schema_checks.py and loading follow from its columns and constraints.
-- Columns are named as in the file, but for `position`, the line, and those whose comment begins with "computed" (by
-- load.sql); "optional": a file may lack it. A folder's file names come first. A cell that is not null must be filled,
-- unless its column has a default; a code that references must be known; check (x in (...)) lists codes that the program
-- knows; a column named like a list of dim_term takes its codes from there.
create table dim_term (
    list_id text not null check (list_id in (
        'kind', 'comparator', 'wording', 'grade', 'second_source', 'level', 'peer_group', 'theme', 'better',
        'evidence', 'grade_id', 'result_given', 'rule', 'role', 'event_type', 'scope_group')),
    term_id text not null,
    name_zh text not null,
    name_en text not null,
    position integer not null,
    primary key (list_id, term_id)
);
comment on table dim_term is 'terms.csv';

create table dim_unit (
    unit_id text primary key,
    name_zh text not null default '',  -- empty where a number stands by itself
    name_en text not null default '',
    counted boolean not null default false,  -- whole things, which no rounding hides
    name_en_one text  -- of one thing, where English changes the word: 1 incident
);
comment on table dim_unit is 'units.csv';

create table dim_phrase (
    phrase_zh text primary key,
    phrase_en text not null
);
comment on table dim_phrase is 'phrases.csv';

create table dim_scope (
    scope_id text primary key,
    name_zh text not null,
    name_en text not null,
    scope_group text,  -- sections whose network is of one level: national, provincial, city, county
    is_implied boolean not null default false,  -- it is what the indicator says already: left out for readers
    position integer not null
);
comment on table dim_scope is 'scopes.csv';

create table dim_basis (
    basis_id text primary key,
    name_zh text not null,
    name_en text not null,
    start_on date,
    end_on date,
    note_zh text,  -- what a reader must know of values on this basis
    note_en text,
    base_basis_id text  -- the basis of a base value of another time that follows from a change on this one
);
comment on table dim_basis is 'bases.csv';

create table dim_place (
    place_id text primary key,
    name_zh text not null,
    name_en text not null,
    level text not null,
    parent_id text,
    peer_group text not null,  -- whom the place may be ranked with: city, county, water
    position integer not null
);
comment on table dim_place is 'places.csv';

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
    role text,  -- its column in a table that sets several indicators side by side, where it has one
    former_ids text,  -- the codes of indicators that were merged into it, joined by ;
    short_name_zh text,  -- what a row is called whose unit and level of sections stand beside the name
    short_name_en text,
    also_called text  -- other names, of both languages, by which a reader may search for it, joined by ;
);
comment on table dim_indicator is 'indicators/*.yml';

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
comment on table dim_source is 'sources.csv';

create table fact_claim (  -- one row: what one document says about one quantity; nothing is merged away
    claim_id text primary key,
    indicator_id text not null references dim_indicator,
    place_id text not null references dim_place,
    scope_id text not null references dim_scope,
    period text not null,
    start_on date,
    end_on date not null,
    year integer,
    basis_id text not null references dim_basis,
    kind text not null check (kind in ('actual', 'preliminary', 'derived', 'target', 'expected', 'reported_met', 'change')),
    comparator text check (comparator in ('=', '<=', '>=', '<', '>', '~')),
    value decimal(24, 6),
    value_text text not null,
    unit_id text not null references dim_unit,
    base_period text,
    source_id text not null references dim_source,
    locator text,
    printed text,  -- number and unit as they stand in the document
    note_zh text,
    note_en text,
    comparison_key text not null,
    second_source text check (second_source in ('independent', 'copy')),  -- how the figure was confirmed, if known
    former_ids text,  -- ids it had before a part of its key was corrected, joined by ;
    wording text check (wording in ('striven_for')),  -- of a target: a word that weakens it, and that its verdict keeps
    corrected_from text,  -- what its file says where corrections.csv corrects it: unit_id=percent; joined by ;
    check ((value is null) = (comparator is null))
);
comment on table fact_claim is 'claims/*.csv';
comment on column fact_claim.claim_id is 'computed: the indicator and a digest of the key; the value is not part of it';
comment on column fact_claim.start_on is 'computed: first day of the period; null: since the beginning';
comment on column fact_claim.end_on is 'computed: last day of the period';
comment on column fact_claim.year is 'computed: where the period is one whole calendar year';
comment on column fact_claim.value_text is 'computed: the digits as printed; the words of a claim without a number';
comment on column fact_claim.comparison_key is 'computed: figures are compared only where it agrees, see the macro';
comment on column fact_claim.corrected_from is 'computed: null where nothing is corrected';
comment on column fact_claim.second_source is 'optional: a file may leave the column out, which is then empty in every row';
comment on column fact_claim.former_ids is 'optional: the same';
comment on column fact_claim.wording is 'optional: the same';

create table dim_comparability (  -- how far claims compare whose scopes, bases, kinds or places differ
    indicator_id text not null,  -- * for every indicator
    place_id text not null,  -- two claims of this place; * for any two claims
    dimension text not null check (dimension in ('scope', 'basis', 'kind')),
    code text not null,
    other_code text not null,  -- as `code`: claims of two places, or of two periods of one (of kind: any two)
    comparability_grade text not null check (comparability_grade in ('same', 'near', 'apart')),
    reason_zh text not null,
    reason_en text not null,
    source text not null  -- where the reason is known from: sources, an address, or words
);
comment on table dim_comparability is 'comparability.csv';

create table dim_look_alike (  -- pairs that look alike and may not be compared; once, in any order
    list_id text not null check (list_id in ('indicator', 'level')),
    code text not null,
    other_code text not null,
    reason_zh text not null,
    reason_en text not null
);
comment on table dim_look_alike is 'look_alikes.csv';

create table dim_reading_lexicon (  -- words and patterns that reports are read by
    name text primary key,
    content text not null  -- all of the file, as JSON: texts by the path of their keys, joined by a full stop
);
comment on table dim_reading_lexicon is 'reading/*.yml';

create table dim_standard (
    standard_id text primary key,
    name_zh text not null,
    name_en text not null,
    start_on date not null,
    end_on date,
    evidence text not null,  -- how well its limits are known
    note_zh text,
    note_en text,
    position integer not null  -- the order in which readers see them
);
comment on table dim_standard is 'standards.csv';

create table dim_limit (
    standard_id text not null references dim_standard,
    indicator_id text not null references dim_indicator,
    grade_id text not null,
    comparator text not null,
    value decimal(24, 6) not null,
    unit_id text not null references dim_unit,
    start_on date not null,
    end_on date,
    primary key (standard_id, indicator_id, grade_id, start_on)
);
comment on table dim_limit is 'limits.csv';

create table dim_event (  -- what a reader must know of the years of an indicator, drawn in its chart
    event_id text primary key,
    event_type text not null check (event_type in ('standard', 'method', 'network', 'plan')),
    indicators text not null,  -- joined by ;, or * for every one
    start_on date not null,
    end_on date,  -- of what holds for a time
    name_zh text not null,  -- as short as it stands in a chart
    name_en text not null,
    note_zh text,
    note_en text,
    source text not null  -- where it is known from: a document, an address
);
comment on table dim_event is 'events.csv';

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
comment on table dim_identity is 'identities.csv';

create table task (
    task_id text primary key,
    source_id text not null references dim_source,
    period text not null,
    place_id text not null references dim_place,
    number text not null,
    section_zh text not null,
    section_en text not null,
    name_zh text not null,
    name_en text not null,
    task_zh text not null,
    task_en text not null,
    lead_zh text not null,  -- units, joined by ;
    lead_en text not null,
    support_zh text,
    support_en text,
    target_claims text,  -- indicator@scope of the claims, joined by ;
    result_claims text,
    reported_zh text not null,
    reported_en text not null,
    result_given text not null,
    locator text not null,
    position integer not null
);
comment on table task is 'tasks.csv';
