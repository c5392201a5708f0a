"""What this build of the data says that the build before it did not."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.history import PastBuild
from dashboard.queries.claims import fetch_claims
from dashboard.queries.history import fetch_build_before, fetch_rewordings
from dashboard.run import Run
from dashboard.table import Cell, LazyList, Record, Table
from dashboard.views.layouts import Field, Layout
from dashboard.views.sources.build_changes import build_change_table
from dashboard.views.sources.changes_since_build import past_label
from dashboard.views.sources.claims import CLAIMS, claim_label, make_records

NEW_CLAIMS = Layout(
    "new-claims",
    ("value", "was", "indicator", "place", "period", "scope", "source"),
    (*CLAIMS.fields, Field("was")),
)


@dataclass(frozen=True)
class NewClaims:
    """The claims that are new or other than in the build `before`, and what else is told differently; None if
    no earlier build is remembered.
    """

    before: PastBuild | None
    table: Table
    consequences: Table


def find_new_claims(run: Run) -> NewClaims:
    """The claims of this build that are new, or were worded otherwise in the build before."""
    before = fetch_build_before(run.warehouse)
    table = NEW_CLAIMS.table(run)
    if before is None:
        return NewClaims(None, table, table)
    rewordings = fetch_rewordings(run.warehouse, before.number)
    was = {
        each.claim_id: past_label(run, each.value_text, each.comparator, each.unit_id or "")
        for each in rewordings
        if each.value_text is not None
    }
    claim_ids = [each.claim_id for each in rewordings]
    rows = LazyList(claim_ids, lambda part: _rows(run, part, was))
    records = LazyList(claim_ids, lambda part: _records(run, part, was))
    return NewClaims(before, Table(table.columns, rows, records, table.schema), build_change_table(run))


def _rows(run: Run, claim_ids: Sequence[str], was: dict[str, str]) -> list[list[Cell]]:
    claims = fetch_claims(run.warehouse, claim_ids)
    return [
        [
            Cell(claim_label(run, claim), claim.claim_id),
            Cell(was.get(claim.claim_id) or run.text("sources.new")),
            Cell(run.indicator_name(claim.indicator_id)),
            Cell(run.place_name(claim.place_id)),
            Cell(claim.period),
            Cell(run.scope_label(claim.scope_id)),
            Cell(run.source_title(claim.source_id)),
        ]
        for claim in (claims[claim_id] for claim_id in claim_ids)
    ]


def _records(run: Run, claim_ids: Sequence[str], was: dict[str, str]) -> list[Record]:
    claims = fetch_claims(run.warehouse, claim_ids)
    return make_records(
        run, NEW_CLAIMS, [claims[each] for each in claim_ids], was=lambda claim: was.get(claim.claim_id)
    )
