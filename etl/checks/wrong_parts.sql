-- An identity has the parts that its rule reads: a rate two, a sum any number, the others one.
select file, line, 'parts' as "column", parts as value
from stg_identities
where len(split(parts, ';')) <> case rule when 'sum' then len(split(parts, ';')) when 'rate' then 2 else 1 end
