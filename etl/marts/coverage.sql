-- How much is known. A row a year: the figures of an indicator and place, and the best of them as an example:
-- printed before derived, official before press before unverified copy.
create table coverage_year as
select
    f.indicator_id,
    f.place_id,
    f.year,
    count(*) as figures,
    count(distinct scope_id) as scopes,
    ['official', 'press', 'unverified_copy'][min(
        list_position(['official', 'press', 'unverified_copy'], f.grade)
    )] as best_grade,
    case
        when bool_or(c.confirmed_by = 'documents') then 'independent'
        when bool_or(c.second_source = 'copy') then 'copy'
    end as second_source,
    bool_and(f.kind = 'derived') as is_derived,
    min_by(
        f.claim_id,
        (
            f.kind = 'derived',
            list_position(['official', 'press', 'unverified_copy'], f.grade),
            f.comparator <> '=',
            f.claim_id
        )
    ) as claim_id
from figure f
join (select claim_id, second_source, confirmed_by from fact_claim join confirmation using (claim_id)) c
    using (claim_id)
where f.year is not null
group by
    f.indicator_id,
    f.place_id,
    f.year
order by
    f.indicator_id,
    f.place_id,
    f.year;

-- The same for each indicator and place, with figures of other periods: parts of a year, running totals.
create table coverage as
select
    indicator_id,
    place_id,
    min(year) as first_year,
    max(year) as last_year,
    count(distinct year) as years,
    count(*) as figures,
    count(distinct scope_id) as scopes,
    count(*) filter (grade = 'official') as official,
    count(*) filter (confirmed_by = 'documents') as confirmed,
    max_by(claim_id, (year is not null, end_on, -list_position(['official', 'press', 'unverified_copy'], grade)))
        as newest_claim_id
from (select figure.*, confirmed_by from figure join confirmation using (claim_id))
group by
    indicator_id,
    place_id
order by
    indicator_id,
    place_id;
