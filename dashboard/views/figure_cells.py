"""A figure as a cell of a table, and as a record to take away."""

from dashboard.models.claims import Claim, Figure
from dashboard.run import Run
from dashboard.table import Cell, Record


def amount_cell(run: Run, figure: Figure | Claim) -> Cell:
    """A figure with its unit, marked where it is derived, preliminary or a target."""
    told = run.text.amount(figure.value_text, figure.unit_id, figure.comparator)
    mark = "" if figure.kind == "actual" else f" ({run.term_name('kind', figure.kind)})"
    return Cell(told + mark, figure.claim_id)


def figure_record(run: Run, figure: Figure | Claim) -> Record:
    """A figure as a row to take away: codes for programs, names for people, the exact value."""
    return {
        "indicator_id": figure.indicator_id,
        "indicator": run.indicator_name(figure.indicator_id),
        "place_id": figure.place_id,
        "place": run.place_name(figure.place_id),
        "scope_id": figure.scope_id,
        "scope_name": run.scope_name(figure.scope_id),
        "period": figure.period,
        "basis_id": figure.basis_id,
        "kind": figure.kind,
        "comparator": figure.comparator,
        "value": figure.value,
        "value_text": figure.value_text,
        "unit_id": figure.unit_id,
        "unit_name": run.text.unit_name(figure.unit_id),
        "source": run.source_title(figure.source_id),
        "grade": run.catalogue.sources[figure.source_id].grade,
        "claim_id": figure.claim_id,
    }
