"""The findings on a draft as a table to take away."""

from collections.abc import Callable
from datetime import date

from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.check_draft.draft_check import DraftCheck
from dashboard.views.check_draft.findings import Finding
from dashboard.views.layouts import Field, Layout


def _of_statement(name: str) -> Callable[[Run, Finding], str | None]:
    return lambda run, finding: getattr(finding.stated, name) if finding.stated else None


DRAFT = Layout(
    "check-draft",
    ("number", "quoted", "status", "about", "finding", "source", "note"),
    (
        Field("number", int),
        Field("quoted", value=lambda run, finding: finding.printed),
        Field("status", value=lambda run, finding: finding.state),
        Field("status_name", value=lambda run, finding: name_state(run, finding)),
        Field("indicator_id", value=_of_statement("indicator_id")),
        Field("place_id", value=_of_statement("place_id")),
        Field("period", value=_of_statement("period")),
        Field("finding", value=lambda run, finding: finding.sentence),
        Field("notes", value=lambda run, finding: run.text.clauses(list(finding.notes)) or None),
        Field("source", value=lambda run, finding: _name_sources(run, finding) or None),
        Field(
            "claim_ids", value=lambda run, finding: ";".join(claim for claim, _ in finding.sources) or None
        ),
        Field("corrected", value=lambda run, finding: finding.corrected or None),
        Field("checked_on"),
        Field("data_on", value=lambda run, finding: run.build.data_on),
        Field("build", value=lambda run, finding: run.build.content_hash[:12]),
    ),
)


def build_draft_table(run: Run, check: DraftCheck, today: date) -> Table:
    """A row a finding, in the order of the text; each says the day, the date of the data and the build."""
    table = DRAFT.table(run)
    for number, finding in enumerate(check.in_order(), 1):
        first = finding.claims[0].claim_id if finding.claims else None
        row = [
            Cell(str(number)),
            Cell(finding.printed),
            Cell(name_state(run, finding)),
            Cell(finding.about),
            Cell(finding.sentence),
            Cell(_name_sources(run, finding) or "–", first),
            Cell(run.text.clauses(list(finding.notes)) or "–"),
        ]
        record = DRAFT.record(run, finding, number=number, checked_on=today.isoformat())
        table.add(row, [record])
    return table


def name_state(run: Run, finding: Finding) -> str:
    """The name of what was found."""
    return run.text(f"check_draft.state.{finding.state}")


def _name_sources(run: Run, finding: Finding) -> str:
    return run.text.clauses([title for _, title in finding.sources])
