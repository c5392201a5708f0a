-- Formulae that marts and analysts share. Arithmetic is exact: DECIMAL, or whole numbers where it divides.
-- They are written with case, because DuckDB 1 does not know if() in a stored macro.

-- First and last day of an ISO 8601 period: 2025, 2025-03, 2025-10-22, 2025-01/2025-10, ../2025-10-22.
-- Null if it is none. Each names its argument as seldom as may be: a macro is written out where it is used.
create macro first_day(date_text) as try_cast(
    case length(date_text)
        when 4 then date_text || '-01-01'
        when 7 then date_text || '-01'
        when 10 then date_text
    end as date
);
create macro last_day_of(date_text) as (
    first_day(date_text)
    + case length(date_text) when 4 then interval 1 year when 7 then interval 1 month else interval 1 day end
    - interval 1 day
)::date;
create macro period_start(period) as case
    when period like '../%' then null
    else first_day(split_part(period, '/', 1))
end;
create macro period_end(period) as last_day_of(split_part(period, '/', -1));

-- The keys of comparability. What decides is one rule, marts/comparability_grade.sql, by data/comparability.csv; marts,
-- pages and downloads read its grades, or the group below.
-- 1. Claims on one quantity of one place: indicator, scope and basis agree.
create macro comparison_key(indicator_id, scope_id, basis_id) as concat_ws('|', indicator_id, scope_id, basis_id);
-- 2. A key with the kind of the claim is its definition, of which the rule knows the grade against every other.
create macro definition_key(comparison_key, kind) as comparison_key || '|' || kind;
-- 3. Figures that are mutually same: one key, and places that are peers. What stands alone (a place of peer group none, an
-- area that is not stated, a derived value) has a group of its own, by place.
create macro comparison_group(comparison_key, peer_group, place_id) as concat_ws(
    '|', comparison_key, case when peer_group = 'none' then 'none:' || place_id else peer_group end
);
-- 4. The first thing in which two keys differ; null where they agree.
create macro reason_apart(comparison_group, other_group) as case
    when comparison_group = other_group then null
    when split_part(comparison_group, '|', 1) <> split_part(other_group, '|', 1) then 'indicator'
    when split_part(comparison_group, '|', 2) <> split_part(other_group, '|', 2) then 'scope'
    when split_part(comparison_group, '|', 3) <> split_part(other_group, '|', 3) then 'basis'
    else 'peer_group'
end;

-- The number of decimals that a printed value shows.
create macro decimals_of(value_text) as case
    when contains(value_text, '.') then length(split_part(value_text, '.', 2)) else 0
end;

-- An exact number divided by a whole one, to six decimals, half away from zero. Whole-number arithmetic: the
-- division of decimals would pass through binary floats.
create macro quotient(number, whole) as (
    sign(number) * (((abs(number) * 1000000)::hugeint * 2 + (whole)::hugeint) // (2 * (whole)::hugeint))
)::decimal(30, 0) * 0.000001::decimal(7, 6);

-- The change from an older value to a newer one in percent, one decimal, half away from zero, as bulletins
-- do.
create macro percent_change(older, newer) as case
    when older <= 0 then null
    else (
        sign(newer - older) * (
            ((abs(newer - older) * 1000000)::hugeint * 2000 + (older * 1000000)::hugeint)
            // (2 * (older * 1000000)::hugeint)
        )
    )::decimal(24, 0) * 0.1::decimal(2, 1)
end;

-- A decimal as text with as many decimals as it is to show: 9.200000 with one is 9.2.
create macro shown(number, decimals) as rtrim(
    left(number::decimal(24, 6)::text, length(number::decimal(24, 6)::text) - 6 + decimals), '.'
);

-- Does a result settle a target? Both are a comparator and a number: '>' 2 is "more than 2, by how much is
-- not said".
create macro settles(target_comparator, target, result_comparator, result) as case
    when target is null or target_comparator = '~' then 'unquantified'
    when result is null then 'pending'
    when target_comparator in ('>=', '>') and result_comparator in ('=', '>=', '>') and (
        result > target or (result = target and (target_comparator = '>=' or result_comparator = '>'))
    ) then 'met'
    when target_comparator in ('>=', '>') and result_comparator in ('=', '<=', '<') and (
        result < target or (result = target and (target_comparator = '>' or result_comparator = '<'))
    ) then 'missed'
    when target_comparator in ('<=', '<') and result_comparator in ('=', '<=', '<') and (
        result < target or (result = target and (target_comparator = '<=' or result_comparator = '<'))
    ) then 'met'
    when target_comparator in ('<=', '<') and result_comparator in ('=', '>=', '>') and (
        result > target or (result = target and (target_comparator = '<' or result_comparator = '>'))
    ) then 'missed'
    when target_comparator = '=' and result_comparator = '='
        then case when result = target then 'met' else 'missed' end
    else 'not_comparable'
end;

-- How far a result is on the good side of its target, in the target's unit; negative is short of it.
create macro target_margin(target_comparator, target, result) as case
    when target_comparator in ('<=', '<') then target - result
    when target_comparator in ('>=', '>') then result - target
    else -abs(result - target)
end;

-- Whether a target asks for more than a result before it: tighter, equal, looser. no_result: there is none; unknown: the
-- target has no number, is the far end of a range ("95 % at most" of a share that had better be high asks for nothing),
-- or neither direction is better.
create macro ambition_relation(better, target_comparator, target, result) as case
    when result is null then 'no_result'
    when target is null then 'unknown'
    when target_comparator in ('~', '=') or better = 'neither' then 'unknown'
    when better = 'higher' and target_comparator in ('<=', '<') then 'unknown'
    when better = 'lower' and target_comparator in ('>=', '>') then 'unknown'
    when target = result then 'equal'
    when target_margin(target_comparator, target, result) > 0 then 'looser'
    else 'tighter'
end;

create macro ten_to(decimals) as list_extract([1, 10, 100, 1000, 10000, 100000, 1000000], decimals + 1);

-- How safely a result settles its target: rounding of the printed result may hide half of its last digit.
create macro margin_class(status, margin, result_comparator, result_text) as case
    when status = 'met' and (result_comparator <> '=' or margin * 2 * ten_to(decimals_of(result_text)) >= 1)
        then 'met_with_room'
    when status = 'met' then 'met_within_rounding'
    when status = 'missed' and -margin * 2 * ten_to(decimals_of(result_text)) <= 1
        then 'missed_within_rounding'
    when status = 'missed' then 'missed'
end;

-- Whether two printed numbers may stem from one value: 28 and 28.4 may, 28.0 and 28.4 may not.
create macro may_tie(value_text, other_text) as (
    abs(value_text::decimal(24, 6) - other_text::decimal(24, 6))
    * (2 * ten_to(decimals_of(value_text)) * ten_to(decimals_of(other_text)))::decimal(14, 0)
    < ten_to(decimals_of(value_text)) + ten_to(decimals_of(other_text))
);

create macro margin_unit(unit_id) as case when unit_id = 'percent' then 'percentage_point' else unit_id end;

-- better, worse or equal, for a newer value against an older one; null where neither direction is better.
create macro direction(better, older, newer) as case
    when newer = older then 'equal'
    when better = 'higher' then case when newer > older then 'better' else 'worse' end
    when better = 'lower' then case when newer < older then 'better' else 'worse' end
end;

-- What speaks against a figure: that it is a bound, then its kind, then the grade of its source, a digit each. The sum of two
-- figures orders pairs in the same way.
create macro figure_weakness(comparator, kind, source_grade) as (
    100 * (comparator <> '=')::integer
    + 10 * list_position(['actual', 'preliminary', 'derived'], kind)
    + list_position(['official', 'press', 'unverified_copy'], source_grade)
);

-- Text as a reader may type it to search: small letters, half-width forms, plain digits, iii for ⅲ.
create macro folded(prose) as replace(replace(replace(replace(replace(
    translate(lower(prose), '（）：，０１２３４５６７８９₀₁₂₃₄₅', '():,0123456789012345'),
    'ⅰ', 'i'), 'ⅱ', 'ii'), 'ⅲ', 'iii'), 'ⅳ', 'iv'), 'ⅴ', 'v');

-- A digest of the columns of every table and view of this database, and of its macros: whoever opens a warehouse compares it
-- with the one that the build recorded.
create macro layout_digest() as (
    select md5(string_agg(entry, chr(10) order by entry))
    from (
        select concat_ws(' ', table_name, column_index, column_name, data_type) as entry
        from duckdb_columns()
        where database_name = current_database() and not internal
        union all
        select distinct concat_ws(' ', function_name, array_to_string(parameters, ' '))
        from duckdb_functions()
        where database_name = current_database() and not internal
    )
);
