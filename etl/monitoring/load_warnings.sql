-- Warnings with the names of what they are about: an indicator, pollutants, the reason why readings are left out, a file.
insert into warning by name
with part as (
    select
        warning_id,
        rule,
        unnest(string_split(subject, ';')) as code,
        generate_subscripts(string_split(subject, ';'), 1) as at
    from warning_row
),
-- The mean of a month is no annual mean: it is called by its pollutant, and so is what is no indicator.
pollutant as (
    select p.warning_id, p.at, a.name_zh, a.name_en, a.unit_id
    from part p
    left join dim_statistic s on s.indicator_id = p.code and s.statistic = 'mean' and p.rule = 'figure_revised'
    join dim_air_pollutant a
        on a.pollutant_id = coalesce(s.pollutant_id, case when p.rule in ('heavy_day', 'station_stuck') then p.code end)
),
named as (
    select
        p.warning_id,
        string_agg(coalesce(a.name_zh, i.name_zh, r.name_zh, p.code), '、' order by p.at) as subject_zh,
        string_agg(coalesce(a.name_en, i.name_en, r.name_en, p.code), ', ' order by p.at) as subject_en,
        min(coalesce(a.unit_id, i.unit_id)) as unit_id
    from part p
    left join dim_indicator i on i.indicator_id = p.code
    left join pollutant a on a.warning_id = p.warning_id and a.at = p.at
    left join reason_row r on r.reason = p.code
    group by p.warning_id
)
select
    w.warning_id,
    w.rule,
    nullif(w.place_id, '') as place_id,
    nullif(w.station, '') as station,
    nullif(w.time, '') as time,
    nullif(w.subject, '') as subject,
    n.subject_zh,
    n.subject_en,
    nullif(w.value, '') as value,
    nullif(w.reference, '') as reference,
    n.unit_id,
    nullif(w.evidence, '') as evidence,
    cast(w.found_on as date) as found_on,
    cast(nullif(w.seen_on, '') as date) as seen_on
from warning_row w
join named n using (warning_id)
