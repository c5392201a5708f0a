-- The national limits that count for a year's figures, in any year that a claim is about: the one in force at the
-- end of the year, and those to come after it.
create table national_limit as
with claimed_year as (
    select unnest(range(min(extract(year from coalesce(start_on, end_on))), max(extract(year from end_on)) + 1))::integer as year
    from fact_claim
)
select
    l.indicator_id,
    y.year,
    if(l.start_on <= make_date(y.year, 12, 31), 'in_force', 'to_come') as standing,
    l.standard_id,
    l.comparator,
    l.value,
    l.unit_id,
    l.start_on,
    l.end_on
from city_limit l
join claimed_year y on l.end_on is null or make_date(y.year, 12, 31) <= l.end_on
where l.is_national
-- where two are in force at once, the later one counts
qualify standing = 'to_come' or l.start_on = max(l.start_on) filter (standing = 'in_force') over (partition by l.indicator_id, y.year)
order by
    l.indicator_id,
    y.year,
    l.start_on;
