-- The editions of the daily limits by which a day is judged good or not, and from when each holds.
create table limit_edition as
select
    b.edition_id,
    min(b.standard_id) as standard_id,
    min(s.start_on) as start_on
from dim_aqi_breakpoint b
join dim_standard s using (standard_id)
where b.iaqi = 100
group by b.edition_id
order by start_on;
