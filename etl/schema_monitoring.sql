-- The tables of what is computed from monitoring data, never printed by a document: see schema.sql, which comes before.
create table dim_air_pollutant (  -- how the daily value of a pollutant is made and rounded, and its year judged
    pollutant_id text primary key,
    name_zh text not null,
    name_en text not null,
    unit_id text not null references dim_unit,
    averaging text not null check (averaging in ('24h', '8h', '1h')),  -- of a daily value; 8h: the maximum of the day
    decimals integer not null,  -- of a published daily value; a mean or percentile of a period has one more
    percentile integer not null,  -- of the daily values of a year, as the assessment takes it
    index_statistic text not null check (index_statistic in ('mean', 'p90', 'p95')),  -- in the composite index,
    index_edition_id text not null check (index_edition_id in ('2012', '2026', '2026_final')),  -- of this edition,
    index_standard_id text not null references dim_standard,  -- where it is divided by the limit of this standard
    index_grade_id text not null  -- and this grade, for the indicator that the statistic is
);
comment on table dim_air_pollutant is 'air_pollutants.csv';

create table dim_aqi_breakpoint (  -- the scale of the individual air quality index (IAQI)
    edition_id text not null check (edition_id in ('2012', '2026', '2026_final')),
    pollutant_id text not null references dim_air_pollutant,
    averaging text not null check (averaging in ('24h', '8h', '1h')),
    iaqi integer not null,
    concentration decimal(24, 6) not null,
    iaqi_above integer,  -- in the last row of a scale: of every concentration above it; empty: none is given
    unit_id text not null references dim_unit,
    standard_id text not null references dim_standard,  -- where the row stands
    primary key (edition_id, pollutant_id, averaging, iaqi)
);
comment on table dim_aqi_breakpoint is 'aqi_breakpoints.csv';

create table dim_water_class (  -- what makes a class of surface water, item by item, in mg/L but for pH
    standard_id text not null references dim_standard,
    item_id text not null,
    water_body text check (water_body in ('river', 'lake')),  -- where the limits are those of one type of water only
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
comment on table dim_water_class is 'water_classes.csv';

create table dim_statistic (  -- which indicator a statistic of a period is: 90th percentile of o3 is o3_p90
    indicator_id text primary key references dim_indicator,
    statistic text not null check (statistic in (
        'mean', 'p90', 'p95', 'p98', 'good_day_ratio', 'good_days', 'heavy_days', 'composite_index')),
    pollutant_id text references dim_air_pollutant  -- none: of all of them together
);
comment on table dim_statistic is 'statistics.csv';

create table fact_computed (  -- one row: one statistic of a place and a month or year, computed by the official rules
    computed_id text primary key,
    indicator_id text not null references dim_statistic,
    place_id text not null references dim_place,
    scope_id text not null references dim_scope,
    period text not null,
    start_on date not null,
    end_on date not null,
    year integer,
    basis_id text not null references dim_basis,
    edition_id text check (edition_id in ('2012', '2026', '2026_final')),  -- the rules of the air quality index, where they matter
    kind text not null check (kind in ('computed')),
    value decimal(24, 6) not null,
    value_text text not null,
    unit_id text not null references dim_unit,
    valid text not null check (valid in ('yes', 'no', 'unknown')),  -- unknown: nobody knows how many days stand behind it
    valid_days integer,
    days integer not null,  -- of the calendar
    reason text,  -- why it is not valid: 2015-01: 26 of 27 days; several joined by "; "
    source_id text not null references dim_source,
    comparison_key text not null
);
comment on table fact_computed is 'computed/*.csv';
comment on column fact_computed.computed_id is 'computed: the indicator and a digest of the key; the value is not part of it';
comment on column fact_computed.start_on is 'computed: first day of the period';
comment on column fact_computed.end_on is 'computed: last day of the period';
comment on column fact_computed.year is 'computed: where the period is one whole calendar year';
comment on column fact_computed.kind is 'computed: always computed; a document prints none of them';
comment on column fact_computed.value_text is 'computed: the digits';
comment on column fact_computed.comparison_key is 'computed: figures are compared only where it agrees, see the macro';

-- What the watched folder warns of; no curated file: etl/monitoring/load_warnings.py fills it from warnings.csv there.
create table warning (
    warning_id text primary key,
    rule text not null,  -- the name of a file in etl/monitoring/warnings
    place_id text,  -- of places.csv, or a city's name as its file has it
    station text,  -- or section
    time text,  -- a day, month or year
    subject text,  -- a code: of an indicator, of pollutants joined by ;, of a reason; or a file
    subject_zh text not null,
    subject_en text not null,
    value text,
    reference text,  -- what the value is held against
    unit_id text,
    evidence text,
    found_on date not null,
    seen_on date
);
