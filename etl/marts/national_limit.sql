-- The national limits that count for a year's figures, in any year that a claim is about: the one in force at
-- the end of the year, and those to come after it.
create table national_limit as
with claimed_day as (
    select
        coalesce(period_start(base_period), start_on, end_on) as first_on,
        end_on as last_on
    from fact_claim
),
claimed_year as (
    select
        unnest(range(min(extract(year from first_on)), max(extract(year from last_on)) + 1))::integer as year
    from claimed_day
),
standing_limit as (
    select
        l.*,
        y.year,
        if(l.start_on <= make_date(y.year, 12, 31), 'in_force', 'to_come') as standing
    from city_limit l
    join claimed_year y on l.end_on is null or make_date(y.year, 12, 31) <= l.end_on
    where l.is_national
)
select
    indicator_id,
    year,
    standing,
    standard_id,
    comparator,
    value,
    unit_id,
    start_on,
    end_on
from standing_limit
-- where two are in force at once, the later one counts
qualify standing = 'to_come'
    or start_on = max(start_on) filter (standing = 'in_force') over (partition by indicator_id, year)
order by
    indicator_id,
    year,
    start_on;
