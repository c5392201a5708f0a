-- From checked text to the typed star. Runs only when no check found a fault.

insert into dim_term
select list_id, term_id, name_zh, name_en, line from stg_terms;

insert into dim_unit
select unit_id, coalesce(name_zh, ''), coalesce(name_en, ''), counted is not null from stg_units;

insert into dim_phrase
select phrase_zh, phrase_en from stg_phrases;

insert into dim_scope
select scope_id, name_zh, name_en, line from stg_scopes;

insert into dim_basis
select basis_id, name_zh, name_en, start_on::date, end_on::date, note_zh, note_en from stg_bases;

insert into dim_place
select place_id, name_zh, name_en, level, parent_id, peer_group, line from stg_places;

insert into dim_indicator by name
select
    indicator_id,
    max(value) filter (key = 'theme') as theme,
    max(value) filter (key = 'name_zh') as name_zh,
    max(value) filter (key = 'name_en') as name_en,
    max(value) filter (key = 'meaning_zh') as meaning_zh,
    max(value) filter (key = 'meaning_en') as meaning_en,
    max(value) filter (key = 'unit_id') as unit_id,
    max(value) filter (key = 'better') as better,
    max(value) filter (key = 'plausible_low') ::decimal(24, 6) as plausible_low,
    max(value) filter (key = 'plausible_high') ::decimal(24, 6) as plausible_high,
    max(value) filter (key = 'headline') ::integer as headline,
    max(value) filter (key = 'role') as role
from stg_indicators
group by indicator_id
order by indicator_id;

insert into dim_look_alike
select list_id, code, other_code, reason_zh, reason_en from stg_look_alikes;

insert into dim_standard
select standard_id, name_zh, name_en, start_on::date, end_on::date, evidence, note_zh, note_en, line from stg_standards;

insert into dim_water_class
select standard_id, item_zh, item_en, comparator, class_i, class_ii, class_iii, class_iv, class_v, line from stg_water_classes;

insert into dim_identity
select identity_id, rule, place_id, whole, parts, note_zh, note_en from stg_identities;

insert into dim_source by name
select * exclude (file, line) from stg_sources;

insert into dim_limit
select standard_id, indicator_id, grade_id, comparator, value::decimal(24, 6), unit_id, start_on::date, end_on::date
from stg_limits;

insert into task by name
select * exclude (file, line), line as position from stg_tasks;

insert into fact_claim by name
select
    indicator_id || '-' || left(md5(concat_ws('|',
        place_id, scope_id, period, basis_id, kind, coalesce(comparator, ''), unit_id, coalesce(base_period, ''), source_id
    )), 8) as claim_id,
    indicator_id, place_id, scope_id, period,
    period_start(period) as start_on,
    period_end(period) as end_on,
    if(length(period) = 4, period::integer, null) as year,
    basis_id, kind, comparator,
    value::decimal(24, 6) as value,
    coalesce(value, printed) as value_text,
    unit_id, base_period, source_id, locator, printed, note_zh, note_en,
    comparison_key(indicator_id, scope_id, basis_id) as comparison_key
from stg_claims
order by indicator_id, line;
