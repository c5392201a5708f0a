-- A month or year of an indicator that was over when it was computed, and that a later file changes; by the rules of its
-- time where it depends on them.
with period as (
    select
        *,
        case
            when length(period) = 4 then make_date(cast(period as integer), 12, 31)
            else last_day(cast(period || '-01' as date))
        end as last_on
    from city_period
    where period not like '%Q%'
),
changed as (
    select p.*, o.value as old_value, o.valid_days as old_days
    from period p
    join old_city_period o
        on o.city = p.city and o.period = p.period and o.statistic = p.statistic
        and o.pollutant is not distinct from p.pollutant and o.edition is not distinct from p.edition
    join old_newest_day n on n.city = p.city
    where p.value <> o.value and n.day >= p.last_on
)
select
    c.city as place_id,
    '' as station,
    c.period as time,
    i.indicator_id as subject,
    left(cast(c.value as varchar), length(cast(c.value as varchar)) - case c.decimals when 0 then 3 when 1 then 1 else 0 end) as value,
    left(cast(c.old_value as varchar), length(cast(c.old_value as varchar)) - case c.decimals when 0 then 3 when 1 then 1 else 0 end) as reference,
    case when c.old_days = c.valid_days then cast(c.valid_days as varchar) else concat(c.old_days, ' → ', c.valid_days) end
        as evidence
from changed c
join indicator_of_statistic i on i.statistic = c.statistic and i.pollutant = coalesce(c.pollutant, '')
where c.edition is null
    or c.edition = (
        select e.edition_id from edition e where e.in_force_on <= c.last_on order by e.in_force_on desc limit 1
    )
order by all
