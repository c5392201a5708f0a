-- A limit is an upper one, as rules/limit.py judges it and the words for readers (exceeds) have it.
select file, line, 'comparator' as "column", comparator as value
from stg_limits
where comparator not in ('<=', '<')
  and exists (select 1 from stg_terms where list_id = 'comparator' and term_id = stg_limits.comparator)
