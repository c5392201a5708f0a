-- A definition holds only the keys of the codebook.
select file, line, key as "column", value
from stg_indicators
where key not in (
    'theme', 'name_zh', 'name_en', 'meaning_zh', 'meaning_en', 'unit_id', 'better', 'plausible_low', 'plausible_high', 'headline',
    'role'
)
