-- Changes between exact figures of one place and comparison key. Units: percent for the relative change of a
-- level, percentage_point for a share, else the indicator's own unit. A computed change has the grade of its two ends
-- (near if one is derived), a printed one none; the caveat is what a reader must know of either.

-- From one year's figure to that of so many years later: two rows for a level, one for a share.
create macro change_over(years) as table
with year_pair as (
    select
        newer.indicator_id,
        newer.place_id,
        newer.scope_id,
        newer.period,
        older.period as base_period,
        newer.basis_id,
        newer.comparison_key,
        newer.claim_id,
        older.claim_id as base_claim_id,
        newer.margin_unit_id,
        newer.value - older.value as difference,
        case when newer.unit_id <> 'percent' then percent_change(older.value, newer.value) end as percent,
        greatest(decimals_of(older.value_text), decimals_of(newer.value_text)) as decimals,
        case
            when older.value = newer.value or not may_tie(older.value_text, newer.value_text)
                then direction(i.better, older.value, newer.value)
        end as direction,
        definition_key(newer.comparison_key, newer.kind) as definition_key,
        definition_key(older.comparison_key, older.kind) as base_definition_key,
        comparability_setting(newer.place_id, older.place_id, newer.period, older.period) as setting
    from figure newer
    join figure older using (comparison_key, place_id)
    join dim_indicator i on i.indicator_id = newer.indicator_id
    -- a base that was derived from a printed change gives that change again: the printed one stands
    anti join fact_claim printed on older.kind = 'derived'
        and printed.kind = 'change'
        and printed.comparison_key = newer.comparison_key
        and printed.place_id = newer.place_id
        and printed.period = newer.period
        and printed.base_period = older.period
    where newer.year = older.year + years and newer.comparator = '=' and older.comparator = '='
),
graded as (
    select
        y.*,
        g.grade,
        g.reason_zh as caveat_zh,
        g.reason_en as caveat_en
    from year_pair y
    join dim_comparability_grade g on g.definition_key = y.definition_key
        and g.other_definition_key = y.base_definition_key
        and g.setting = y.setting
),
in_both_units as (
    select
        *,
        difference as value,
        margin_unit_id as unit_id
    from graded
    union all by name
    select
        * replace (1 as decimals),
        percent::decimal(24, 6) as value,
        'percent' as unit_id
    from graded
    where percent is not null
)
select
    indicator_id,
    place_id,
    scope_id,
    period,
    base_period,
    basis_id,
    'computed' as how,
    '=' as comparator,
    value,
    unit_id,
    decimals,
    comparison_key,
    claim_id,
    base_claim_id,
    direction,
    grade,
    caveat_zh,
    caveat_en
from in_both_units;

-- As documents printed them, and as computed from one year's figure to the next year's.
create table change as
with printed as (
    select
        c.indicator_id,
        c.place_id,
        c.scope_id,
        c.period,
        c.base_period,
        c.basis_id,
        'printed' as how,
        c.comparator,
        c.value,
        c.unit_id,
        decimals_of(c.value_text) as decimals,
        c.comparison_key,
        c.claim_id,
        null as base_claim_id,
        direction(i.better, 0::decimal(24, 6), c.value) as direction,
        null as grade,
        nullif(concat_ws('；', c.note_zh, rtrim(n.reason_zh, '。')), '') as caveat_zh,
        nullif(concat_ws('; ', c.note_en, rtrim(n.reason_en, '.')), '') as caveat_en
    from fact_claim c
    join dim_indicator i using (indicator_id)
    left join dim_other_network_base n using (claim_id)
    where c.kind = 'change'
),
changes as (
    from printed
    union all by name
    from change_over(1)
)
from changes
order by
    indicator_id,
    place_id,
    scope_id,
    period,
    how,
    unit_id;
