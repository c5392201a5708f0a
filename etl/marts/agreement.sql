-- Two documents of different publishers that print the same number of one quantity: by the rule of comparability the same
-- quantity, or one near to it. A derived value is nobody's print; two papers of one publisher confirm each other no more
-- than one does.
create table agreement as
with printed_level as (
    select
        c.*,
        s.publisher_zh,
        definition_key(c.comparison_key, c.kind) as definition_key,
        row_number() over (
            order by
                list_position(['official', 'press', 'unverified_copy'], s.grade),
                s.published_on,
                c.claim_id
        ) as position
    from fact_claim c
    join dim_source s using (source_id)
    where c.kind in ('actual', 'preliminary') and c.comparator = '='
)
select
    one.indicator_id,
    one.place_id,
    one.period,
    one.year,
    one.unit_id,
    one.value,
    one.claim_id,
    other.claim_id as other_claim_id,
    g.grade,
    g.reason_zh,
    g.reason_en
from printed_level one
join printed_level other using (indicator_id, place_id, period, unit_id, value)
join dim_comparability_grade g on g.definition_key = one.definition_key
    and g.other_definition_key = other.definition_key
    and g.setting = comparability_setting(one.place_id, other.place_id, one.period, other.period)
where one.position < other.position
    and one.publisher_zh <> other.publisher_zh
    and g.grade in ('same', 'near')
order by all;
