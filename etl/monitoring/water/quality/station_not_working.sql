-- A row of a station that stands still, or is in maintenance and to which its publisher gave no class.
select distinct
    s.file,
    s.row,
    s.section,
    s.time,
    null as item,
    s.state_text as value,
    case s.state
        when 'stopped' then 'station stopped'
        else 'station in maintenance, no class published'
    end as reason,
    'left_out' as severity
from snapshot s
join item_text t using (file, row)
where not is_working(s.state, s.published_class)
