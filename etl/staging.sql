-- The curated files as they stand: all text, each row with its file and line.
-- A table stg_x holds data/x.csv, or every file of the folder data/x/, whose name is the key.

create table stg_terms (file text, line bigint, list_id text, term_id text, name_zh text, name_en text);

create table stg_units (file text, line bigint, unit_id text, name_zh text, name_en text, counted text);

create table stg_phrases (file text, line bigint, phrase_zh text, phrase_en text);

create table stg_look_alikes (
    file text, line bigint,
    list_id text, code text, other_code text, reason_zh text, reason_en text
);

create table stg_standards (
    file text, line bigint,
    standard_id text, name_zh text, name_en text, start_on text, end_on text, evidence text, note_zh text, note_en text
);

create table stg_limits (
    file text, line bigint,
    standard_id text, indicator_id text, grade_id text, comparator text, value text, unit_id text, start_on text, end_on text
);

create table stg_water_classes (
    file text, line bigint,
    standard_id text, item_zh text, item_en text, comparator text,
    class_i text, class_ii text, class_iii text, class_iv text, class_v text
);

create table stg_identities (
    file text, line bigint,
    identity_id text, rule text, place_id text, whole text, parts text, note_zh text, note_en text
);

create table stg_tasks (
    file text, line bigint,
    task_id text, source_id text, period text, place_id text, number text, section_zh text, section_en text,
    name_zh text, name_en text, task_zh text, task_en text, lead_zh text, lead_en text, support_zh text, support_en text,
    target_claims text, result_claims text, reported_zh text, reported_en text, result_given text, locator text
);

create table stg_scopes (file text, line bigint, scope_id text, name_zh text, name_en text);

create table stg_bases (
    file text, line bigint,
    basis_id text, name_zh text, name_en text, start_on text, end_on text, note_zh text, note_en text
);

create table stg_places (
    file text, line bigint,
    place_id text, name_zh text, name_en text, level text, parent_id text, peer_group text
);

create table stg_sources (
    file text, line bigint,
    source_id text, title_zh text, title_en text, publisher_zh text, publisher_en text,
    published_on text, grade text, url text, document text
);

-- An indicator is one file of keys: name: {zh: ...} is the key name_zh.
create table stg_indicators (file text, line bigint, indicator_id text, key text, value text);

create table stg_claims (
    file text, line bigint, indicator_id text,
    place_id text, scope_id text, period text, basis_id text, kind text, comparator text, value text, unit_id text,
    base_period text, source_id text, locator text, printed text, note_zh text, note_en text
);
