-- Claims from checked text to the typed star, and the words that a search looks through. Other tables are loaded
-- column by column: etl/loading.py.

insert into fact_claim by name
select
    * exclude (file, line),
    period_start(period) as start_on,
    period_end(period) as end_on,
    if(length(period) = 4, period::integer, null) as year,
    coalesce(value, printed) as value_text,
    comparison_key(indicator_id, scope_id, basis_id) as comparison_key
from stg_corrected_claims;

-- Small letters and half-width forms: see the macro folded. In the order in which a search shows claims: by document,
-- indicator, newest period.
create table fact_claim_search as
with indicator as (
    select
        indicator_id,
        folded(concat_ws(' ', name_zh, name_en, short_name_zh, short_name_en, also_called)) as words
    from dim_indicator
),
place as (
    select place_id, folded(concat_ws(' ', name_zh, name_en)) as words
    from dim_place
),
scope as (
    select scope_id, folded(concat_ws(' ', name_zh, name_en)) as words
    from dim_scope
),
source as (
    select source_id, folded(concat_ws(' ', title_zh, title_en)) as words
    from dim_source
)
select
    row_number() over (order by c.source_id, c.indicator_id, c.period desc, c.claim_id)::integer as position,
    c.claim_id,
    c.source_id,
    concat_ws(
        ' ',
        folded(concat_ws(' ', c.claim_id, c.period, c.value_text, c.printed, c.locator, c.note_zh, c.note_en)),
        i.words,
        p.words,
        s.words,
        d.words
    ) as search_text
from fact_claim c
join indicator i using (indicator_id)
join place p using (place_id)
join scope s using (scope_id)
join source d using (source_id)
order by position;
