"""Compares the value of every claim with the words that its document prints."""

import duckdb

from etl.curated_files import Fault
from rules.printed import possible_values

RULE = "value not as printed"
# Claims with a plain number and a quotation that is not the same digits. A change, a target on a change and
# a level that may be negative (a rate of change) carry a sign that the quotation mostly leaves to a verb
# outside it.
QUOTED = """
select
    claim.file,
    claim.line,
    claim.value,
    claim.printed,
    coalesce(unit.name_zh, '') as unit,
    coalesce(claim.comparator, '=') as comparator,
    claim.kind = 'change'
        or claim.base_period is not null
        or coalesce(starts_with(indicator.plausible_low, '-'), false) as signed,
    claim.kind = 'derived' as worked_out,
    claim.note_zh is not null as explained
from stg_claims claim
join stg_units unit using (unit_id)
left join stg_indicators indicator using (indicator_id)
where regexp_full_match(claim.value, '-?\\d+(\\.\\d+)?') and claim.printed <> claim.value
"""


def find_value_faults(con: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Staged claims whose value is not one that their printed words may stand for.

    A derived value, and one whose words hold no number, is not compared, but needs a note that says how it
    was found.
    """
    return [
        Fault(file, line, "value", RULE, f"{value} but printed {printed}")
        for file, line, value, printed, *terms, worked_out, explained in con.execute(QUOTED).fetchall()
        if not _agrees(value, possible_values(printed, *terms), worked_out, explained)
    ]


def _agrees(value: str, possible: frozenset[str] | None, worked_out: bool, explained: bool) -> bool:
    if explained and (worked_out or possible is None):
        return True
    return possible is not None and value in possible
