-- Every claim with its grade and one note: the view analysts read.
create view claim as
select
    claim_id, indicator_id, place_id, scope_id, period, basis_id, kind, comparator, value, value_text, unit_id, base_period,
    source_id, locator, grade, concat_ws(' | ', note_zh, note_en) as note
from fact_claim join dim_source using (source_id);

create view place as from dim_place;
create view indicator as from dim_indicator;
create view source as from dim_source;
