-- A document tells results of times that have begun and, if they last on, of its own year. Targets and expectations,
-- and changes that are targets, are of later times.
with pairs as (  -- few, in many rows
    select distinct c.period, c.source_id, s.published_on
    from stg_claims c join stg_sources s using (source_id)
    where c.kind in ('actual', 'preliminary', 'derived', 'change', 'reported_met')
),
late as (
    select period, source_id
    from pairs
    where period_start(period) > last_day_of(published_on)
        or year(period_end(period)) > year(last_day_of(published_on))
)
select file, line, 'period' as "column", period as value
from stg_claims semi join late using (period, source_id)
where kind in ('actual', 'preliminary', 'derived', 'change', 'reported_met')
union all
select c.file, c.line, 'period', c.period
from stg_computed c join stg_sources s using (source_id)
where period_end(c.period) > last_day_of(s.published_on)
