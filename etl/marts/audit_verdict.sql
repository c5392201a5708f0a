-- The verdicts of the audit, with what should hold in words, and the year where the period is a whole one.
create view audit_verdict as
select
    a.* exclude (grade),
    i.note_zh,
    i.note_en,
    try_cast(a.period as integer) as year,
    a.grade
from audit a
join dim_identity i using (identity_id);
