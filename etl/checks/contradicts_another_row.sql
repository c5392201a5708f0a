-- Two lines of comparability.csv must not say two things of one pair of claims: where a line on an indicator and a line on
-- a place meet, neither is more particular; and what is same as one thing within a place is the same thing, so that its
-- grade against a third is said once.
with graded as (
    select
        *,
        least(code, other_code) as one,
        greatest(code, other_code) as other
    from stg_comparability
),
either_way as (
    select * exclude (one, other), one, other from graded
    union all
    select * exclude (one, other), other as one, one as other from graded
),
meeting as (
    select b.file, b.line, b.comparability_grade as value
    from graded a
    join graded b on b.dimension = a.dimension and b.one = a.one and b.other = a.other
    where a.indicator_id <> '*' and a.place_id = '*' and b.indicator_id = '*' and b.place_id <> '*'
        and a.comparability_grade <> b.comparability_grade
        and not exists (
            from graded c
            where c.dimension = a.dimension and c.one = a.one and c.other = a.other
                and c.indicator_id = a.indicator_id and c.place_id = b.place_id
        )
),
not_transitive as (
    select b.file, b.line, b.comparability_grade as value
    from either_way a
    join either_way b on b.dimension = a.dimension and b.one = a.other and b.other <> a.one and b.one <> b.other
        and b.indicator_id = a.indicator_id and b.place_id = a.place_id
    where a.comparability_grade = 'same' and a.one <> a.other and b.comparability_grade = 'same'
        and a.dimension <> 'kind'
        and not exists (
            from either_way c
            where c.dimension = a.dimension and c.one = a.one and c.other = b.other
                and c.indicator_id in ('*', a.indicator_id) and c.place_id in ('*', a.place_id)
                and c.comparability_grade = 'same'
        )
)
select file, line, 'comparability_grade' as "column", any_value(value) as value
from (from meeting union all from not_transitive)
group by file, line
