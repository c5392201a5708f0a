-- What every row must say. A target, or an outcome, that a document gives in words only has no value but its words.
with cells as (
    select file, line, unnest([
        {'column': 'place_id', 'value': place_id}, {'column': 'scope_id', 'value': scope_id},
        {'column': 'period', 'value': period}, {'column': 'basis_id', 'value': basis_id}, {'column': 'kind', 'value': kind},
        {'column': 'unit_id', 'value': unit_id}, {'column': 'source_id', 'value': source_id}
    ], recursive := true)
    from stg_claims
    union all
    select file, line, 'value', value from stg_claims where printed is null or kind not in ('target', 'actual')
    union all
    select file, line, 'comparator', comparator from stg_claims where value is not null
    union all
    select file, line, 'value', value from stg_claims where comparator is not null
    union all
    select c.file, c.line, unnest(['locator', 'printed']), unnest([c.locator, c.printed])
    from stg_claims c join stg_sources s using (source_id)
    where s.document is not null
    union all
    select file, line, unnest(['place_id', 'name_zh', 'name_en', 'level', 'peer_group']), unnest([place_id, name_zh, name_en, level, peer_group])
    from stg_places
    union all
    select file, line,
        unnest(['source_id', 'title_zh', 'title_en', 'publisher_zh', 'publisher_en', 'published_on', 'grade']),
        unnest([source_id, title_zh, title_en, publisher_zh, publisher_en, published_on, grade])
    from stg_sources
    union all
    select file, line, 'unit_id', unit_id from stg_units
    union all
    select file, line, unnest(['phrase_zh', 'phrase_en']), unnest([phrase_zh, phrase_en]) from stg_phrases
    union all
    select file, line, unnest(['list_id', 'code', 'other_code', 'reason_zh', 'reason_en']),
        unnest([list_id, code, other_code, reason_zh, reason_en])
    from stg_look_alikes
    union all
    select file, line, unnest(['scope_id', 'name_zh', 'name_en']), unnest([scope_id, name_zh, name_en]) from stg_scopes
    union all
    select file, line, unnest(['basis_id', 'name_zh', 'name_en']), unnest([basis_id, name_zh, name_en]) from stg_bases
    union all
    select file, line, unnest(['list_id', 'term_id', 'name_zh', 'name_en']), unnest([list_id, term_id, name_zh, name_en])
    from stg_terms
    union all
    select file, line,
        unnest(['standard_id', 'indicator_id', 'grade_id', 'comparator', 'value', 'unit_id', 'start_on']),
        unnest([standard_id, indicator_id, grade_id, comparator, value, unit_id, start_on])
    from stg_limits
    union all
    select file, line, unnest(['standard_id', 'name_zh', 'name_en', 'start_on', 'evidence']),
        unnest([standard_id, name_zh, name_en, start_on, evidence])
    from stg_standards
    union all
    select file, line, unnest(['standard_id', 'item_zh', 'item_en', 'comparator', 'class_i', 'class_ii', 'class_iii', 'class_iv', 'class_v']),
        unnest([standard_id, item_zh, item_en, comparator, class_i, class_ii, class_iii, class_iv, class_v])
    from stg_water_classes
    union all
    select file, line, unnest(['identity_id', 'rule', 'place_id', 'whole', 'parts', 'note_zh', 'note_en']),
        unnest([identity_id, rule, place_id, whole, parts, note_zh, note_en])
    from stg_identities
    union all
    select file, line,
        unnest(['task_id', 'source_id', 'period', 'place_id', 'number', 'section_zh', 'section_en', 'name_zh', 'name_en', 'task_zh', 'task_en', 'lead_zh', 'lead_en', 'reported_zh', 'reported_en', 'result_given', 'locator']),
        unnest([task_id, source_id, period, place_id, number, section_zh, section_en, name_zh, name_en, task_zh, task_en, lead_zh, lead_en, reported_zh, reported_en, result_given, locator])
    from stg_tasks
    union all
    select i.file, 1, k.key, max(value) filter (i.key = k.key)
    from stg_indicators i
    cross join (select unnest([
        'theme', 'name_zh', 'name_en', 'meaning_zh', 'meaning_en', 'unit_id', 'better', 'plausible_low', 'plausible_high'
    ]) as key) k
    group by i.file, k.key
)
select file, line, "column", '' as value
from cells
where value is null
