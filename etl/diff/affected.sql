-- Where places may stand otherwise beside each other than in the build before. Pairs and ranks are many, so that only those
-- are taken which follow from a figure, a line of the rule of comparability, or peers that differ. Run once, after take.sql;
-- {old} and {new} are the two builds.

-- The figures of a place that one build has under a definition, or beside peers, under which the other has none.
create or replace temp table affected_place as
with definition as (
    select
        'old' as build,
        indicator_id,
        year,
        place_id,
        peer_group,
        definition_key(comparison_key, kind) as definition_key
    from old_figure
    union
    select
        'new',
        indicator_id,
        year,
        place_id,
        peer_group,
        definition_key(comparison_key, kind)
    from new_figure
),
in_one_build as (
    select
        indicator_id,
        year,
        place_id
    from definition
    group by
        indicator_id,
        year,
        place_id,
        peer_group,
        definition_key
    having count(*) = 1
)
select distinct *
from in_one_build
where year is not null;

-- Definitions that the two builds grade otherwise.
create or replace temp table affected_definition as
select
    n.definition_key,
    n.other_definition_key
from {new}.dim_comparability_grade n
join {old}.dim_comparability_grade o using (setting, definition_key, other_definition_key)
where setting = 'two_places' and o.grade <> n.grade;

-- Groups of figures, mutually same, that are not the same figures in both builds.
create or replace temp table affected_group as
with ranked as (
    select
        'old' as build,
        f.comparison_group,
        f.period,
        f.place_id,
        f.comparator,
        f.value_text,
        i.better
    from old_figure f
    join {old}.dim_indicator i using (indicator_id)
    where f.kind <> 'derived'
    union
    select
        'new',
        f.comparison_group,
        f.period,
        f.place_id,
        f.comparator,
        f.value_text,
        i.better
    from new_figure f
    join {new}.dim_indicator i using (indicator_id)
    where f.kind <> 'derived'
),
in_one_build as (
    select
        comparison_group,
        period
    from ranked
    group by
        comparison_group,
        period,
        place_id,
        comparator,
        value_text,
        better
    having count(*) = 1
)
select distinct *
from in_one_build;
