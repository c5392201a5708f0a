-- How much is known: years and figures for each indicator and place.
create table coverage as
select
    indicator_id,
    place_id,
    min(year) as first_year,
    max(year) as last_year,
    count(distinct year) as years,
    count(*) as figures,
    count(distinct scope_id) as scopes,
    count(*) filter (grade = 'official') as official
from figure
group by
    indicator_id,
    place_id
order by
    indicator_id,
    place_id;
