-- What claims are judged by, beside the star: look-alikes, standards and limits, identities, tables of tasks.

-- Pairs that look alike and may not be compared: indicators, scopes or levels of place, with the reason.
create table dim_look_alike (
    list_id text not null check (list_id in ('indicator', 'scope', 'level')),
    code text not null,
    other_code text not null,
    reason_zh text not null,
    reason_en text not null,
    primary key (list_id, code, other_code)
);

create table dim_standard (
    standard_id text primary key,
    name_zh text not null,
    name_en text not null,
    start_on date not null,
    end_on date,
    evidence text not null,  -- primary, secondary or uncertain: how well its limits are known
    note_zh text,
    note_en text,
    position integer not null  -- the order in which readers see them
);

create table dim_limit (
    standard_id text not null references dim_standard,
    indicator_id text not null references dim_indicator,
    grade_id text not null,  -- grade_i, grade_ii or guideline
    comparator text not null,
    value decimal(24, 6) not null,
    unit_id text not null references dim_unit,
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
