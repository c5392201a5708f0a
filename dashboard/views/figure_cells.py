"""A figure as a cell of a table."""

from dashboard.models.claims import Claim, Figure
from dashboard.run import Run
from dashboard.table import Cell


def amount_cell(run: Run, figure: Figure | Claim) -> Cell:
    """A figure with its unit, marked where it is derived, preliminary or a target."""
    amount = run.text.amount(figure.value_text, figure.unit_id, figure.comparator)
    mark = "" if figure.kind == "actual" else f" ({run.term_name('kind', figure.kind)})"
    return Cell(amount + mark, figure.claim_id)
