"""What readers are told differently than by the build before: statuses, grades, verdicts, ranks."""

from dashboard.models.history import BuildChange
from dashboard.queries.history import fetch_build_changes
from dashboard.run import Run
from dashboard.table import Cell, LazyList, Table
from dashboard.views.audit.audit_tables import verdict_name
from dashboard.views.grades import GRADES, signed_grade_label
from dashboard.views.layouts import INDICATOR, PLACE, Field, Layout

SUBJECTS = ("target", "ambition", "audit", "pair", "line", "rank")
LAYOUT = Layout(
    "build-changes",
    ("what_changed", "indicator", "place", "period", "scope", "was", "now"),
    (
        Field("subject"),
        *INDICATOR,
        *PLACE,
        Field("other_place_id"),
        Field("scope_id"),
        Field("period"),
        Field("was", value=lambda run, change: _words(run, change.subject, change.was)),
        Field("now", value=lambda run, change: _words(run, change.subject, change.now)),
        Field("claim_id"),
    ),
)


def build_change_table(run: Run) -> Table:
    """A row for each status, grade, verdict, relation or rank that reads differently."""
    changes = [
        change
        for change in fetch_build_changes(run.warehouse, SUBJECTS)
        if _words(run, change.subject, change.was) != _words(run, change.subject, change.now)
    ]
    table = LAYOUT.table(run)
    rows = LazyList(changes, lambda part: [table.checked(_row(run, change)) for change in part])
    records = LazyList(changes, lambda part: [LAYOUT.record(run, change) for change in part])
    return Table(table.columns, rows, records, table.schema)


def _row(run: Run, change: BuildChange) -> list[Cell]:
    places = [run.place_name(place) for place in (change.place_id, change.other_place_id) if place]
    return [
        Cell(run.text(f"build_change.{change.subject}"), change.claim_id),
        Cell(run.indicator_name(change.indicator_id)),
        Cell(run.text.join(places)),
        Cell(change.period),
        Cell(run.scope_label(change.scope_id) if change.scope_id in run.catalogue.scopes else ""),
        Cell(_words(run, change.subject, change.was)),
        Cell(_words(run, change.subject, change.now)),
    ]


def _words(run: Run, subject: str, says: str | None) -> str:
    """What etl/diff/take.sql put down of a subject, whose first word is a code, in the reader's language."""
    code, _, rest = (says or "").partition(" ")
    if subject == "rank":
        return run.text("build_change.of_places", rank=code, count=rest.removeprefix("of "))
    if subject in ("pair", "line"):
        return signed_grade_label(run.text, code) if code in GRADES else "–"
    if subject == "audit":
        return verdict_name(run, code.removesuffix(":"))
    return run.text(f"status.{code}" if subject == "target" else f"relation.{code}")
