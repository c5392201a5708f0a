"""The table under a chart of years: every figure with its change, then the targets."""

from collections import defaultdict
from collections.abc import Sequence

from dashboard.models.claims import Change, Claim, Figure
from dashboard.models.judgements import Target
from dashboard.queries.claims import fetch_claims
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.figure_cells import amount_cell
from dashboard.views.layouts import FIGURE, GRADED, Layout
from dashboard.views.trend.indicator_data import IndicatorData

LAYOUT = Layout(
    "years", ("place", "period", "scope", "value", "change", "basis", "grade"), (*FIGURE, *GRADED)
)


def build_trend_table(
    run: Run, data: IndicatorData, figures: Sequence[Figure], targets: Sequence[Target]
) -> Table:
    """Figures, newest first, with their change against the year before; then the targets."""
    table = LAYOUT.table(run)
    changes = defaultdict(list)
    for change in data.changes:
        if change.base_period is not None and change.base_period == _year_before(change.period):
            changes[change.place_id, change.comparison_key, change.period].append(change)
    newest_first = sorted(figures, key=lambda f: (f.period, f.scope_id), reverse=True)
    for f in sorted(newest_first, key=lambda f: data.places.index(f.place_id)):
        _add_row(run, table, f, _change_cell(run, changes[f.place_id, f.comparison_key, f.period]))
    claims = fetch_claims(run.warehouse, [t.target_claim_id for t in targets])
    for t in targets:
        _add_row(run, table, claims[t.target_claim_id], MISSING)
    return table


def _change_cell(run: Run, changes: Sequence[Change]) -> Cell:
    """Changes of one figure: in its own unit, then in percent; printed ones where none can be computed."""
    preferred = [c for c in changes if c.how == "computed"] or list(changes)
    if not preferred:
        return MISSING
    if preferred[0].value == 0:
        return Cell(run.text("comparison.same"))
    ordered = sorted(preferred, key=lambda c: c.unit_id == "percent")
    return Cell(" · ".join(run.text.change(c.value, c.unit_id, c.decimals, c.comparator) for c in ordered))


def _year_before(period: str) -> str | None:
    return str(int(period) - 1) if len(period) == 4 else None


def _add_row(run: Run, table: Table, number: Figure | Claim, change: Cell) -> None:
    """A row and its record: a result, or the claim of a target."""
    grade = run.catalogue.sources[number.source_id].grade
    row = [
        Cell(run.place_name(number.place_id)),
        Cell(number.period),
        Cell(run.scope_label(number.scope_id)),
        amount_cell(run, number),
        change,
        Cell(run.basis_name(number.basis_id)),
        Cell(run.term_name("grade", grade)),
    ]
    table.add(row, [LAYOUT.record(run, number)])
