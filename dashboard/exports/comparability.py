"""How far each number of a table may be set beside that of the reference place, for the rows of its files."""

from dataclasses import replace

from dashboard.models.judgements import Comparability
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.table import Record, Table
from dashboard.views.grades import pair_reason
from dashboard.views.layouts import GRADED

BEST_FIRST = ("same", "near", "apart")
FIELDS = tuple(field.name for field in GRADED)


def grade_records(run: Run, table: Table) -> Table:
    """The table with its fields of comparability filled, where it leaves them open: each place's figure
    against that of the first chosen place, of the same indicator and period; the best graded where that one
    has several.
    """
    if not set(FIELDS) <= table.schema.keys() or not table.records:
        return table
    if any(record[FIELDS[0]] for record in table.records):  # the view has said so itself
        return table
    reference = _find_reference(run, table)
    own = [record for record in table.records if record["place_id"] == reference]
    pairs = {
        (str(first["claim_id"]), str(record["claim_id"]))
        for record in table.records
        for first in own
        if record["place_id"] != reference and _quantity(first) == _quantity(record)
    }
    known = fetch_comparability(run.warehouse, sorted(pairs)) if pairs else {}
    best: dict[str, Comparability] = {}
    for found in sorted(known.values(), key=lambda one: BEST_FIRST.index(one.grade)):
        best.setdefault(found.other_claim_id, found)
    derived = {str(record["claim_id"]) for record in table.records if record["kind"] == "derived"}
    records = [_fill(run, record, reference, best, derived) for record in table.records]
    return replace(table, records=records)


def _find_reference(run: Run, table: Table) -> str:
    """The first chosen place that the table has, else the place of its first row."""
    places = dict.fromkeys(str(record["place_id"]) for record in table.records)
    chosen = run.record.codes().get("place_id", "").split(",")
    return next((place for place in chosen if place in places), next(iter(places)))


def _quantity(record: Record) -> tuple:
    return record["indicator_id"], record["period"]


def _fill(
    run: Run, record: Record, reference: str, best: dict[str, Comparability], derived: set[str]
) -> Record:
    """The record with its grade. A derived value names a claim that it follows from: it is near at best."""
    found = best.get(str(record["claim_id"]))
    if found is None:
        return record
    grade, reason = found.grade, pair_reason(run, found)
    if grade == "same" and derived & {found.claim_id, found.other_claim_id}:
        grade, reason = "near", run.text("pair_reason.kind")
    return record | dict(zip(FIELDS, (reference, grade, reason), strict=True))
