-- Good days of whole years by each edition of the daily limits, side by side: the same days, judged anew. Computed from
-- monitoring data, never printed; an edition whose limits are tighter also judges days on which a pollutant is missing, if
-- another is above its limit, so that its valid days may be more.
create table rule_change as
with judged as (
    select
        f.place_id,
        f.year,
        f.edition_id,
        any_value(f.value) filter (s.statistic = 'good_days')::integer as good_days,
        any_value(f.valid_days) filter (s.statistic = 'good_days') as valid_days,
        any_value(f.days) as days,
        any_value(f.value) filter (s.statistic = 'good_day_ratio')::decimal(4, 1) as good_day_ratio,
        any_value(f.valid) filter (s.statistic = 'good_days') as valid,
        any_value(f.reason) filter (s.statistic = 'good_days') as reason,
        any_value(f.claim_id) filter (s.statistic = 'good_days') as claim_id,
        any_value(f.basis_id) as basis_id,
        any_value(f.source_id) as source_id
    from computed_figure f
    join dim_statistic s using (indicator_id)
    where s.statistic in ('good_days', 'good_day_ratio') and f.year is not null and f.edition_id is not null
    group by f.place_id, f.year, f.edition_id
)
select
    j.place_id,
    j.year,
    j.edition_id,
    e.start_on,
    j.good_days,
    first_value(j.good_days) over by_start - j.good_days as lost_days,
    j.good_day_ratio,
    j.valid_days,
    j.days,
    j.valid,
    j.reason,
    j.claim_id,
    j.basis_id,
    j.source_id
from judged j
join limit_edition e using (edition_id)
where j.good_days is not null
window by_start as (partition by j.place_id, j.year order by e.start_on)
order by
    j.place_id,
    j.year,
    e.start_on;
