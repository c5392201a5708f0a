-- How many sections of a list stand in each class, and their share of those assessed. Whole where every section was.
with member as (
    select list, section
    from section_list
    union
    select city, section
    from snapshot
    where city is not null
    union
    select '*', section
    from snapshot
),
size as (
    select list, count(*)::integer as sections
    from member
    group by list
),
period as (
    select distinct period
    from section_period
),
assessed as (
    select m.list, p.period, p.class, p.target_class
    from member m
    join section_period p on p.section = m.section and p.valid
),
statistic as (
    select list, period, 'class_' || class as statistic, class as low, class as high
    from (select distinct list, period from assessed)
    cross join range(1, 7) one(class)
    union all
    select list, period, 'class_1_to_3', 1, 3
    from (select distinct list, period from assessed)
),
counted as (
    select
        s.list,
        s.period,
        s.statistic,
        count(*) filter (a.class between s.low and s.high)::integer as count,
        count(*)::integer as assessed
    from statistic s
    join assessed a using (list, period)
    group by s.list, s.period, s.statistic
    union all
    select
        list,
        period,
        'meets_target',
        count(*) filter (class <= target_class)::integer,
        count(*)::integer
    from assessed
    where target_class is not null
    group by list, period
)
select
    c.list,
    c.period,
    c.statistic,
    c.count,
    c.assessed,
    z.sections,
    share_of(c.count, c.assessed) as share,
    c.assessed = z.sections as valid,
    case
        when c.assessed < z.sections
            then format('{}: {} of {} sections', c.period, c.assessed, z.sections)
    end as reason
from counted c
join size z using (list)
