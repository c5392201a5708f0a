-- The rows of the input with time, state and class understood; null where one is missing or not understood.
with dated as (
    select *, read_time(snapshot)::date as snapshot_on
    from water_row
),
tried as (
    select
        *,
        read_time(time) as whole_time,
        -- A time without its year is the last such time before the day on which it was shown.
        try_strptime(year(snapshot_on) || '-' || time, '%Y-%m-%d %H:%M') as time_this_year,
        try_strptime(year(snapshot_on) - 1 || '-' || time, '%Y-%m-%d %H:%M') as time_last_year
    from dated
)
select
    t.file,
    t.row,
    t.section,
    t.city,
    t.snapshot_on,
    t.time as time_text,
    case
        when t.whole_time is not null then t.whole_time
        when t.time_this_year::date <= t.snapshot_on then t.time_this_year
        else t.time_last_year
    end as time,
    t.state as state_text,
    s.state,
    t.published_class as class_text,
    c.class as published_class
from tried t
left join state_word s on s.word = t.state
left join class_word c on c.word = t.published_class
