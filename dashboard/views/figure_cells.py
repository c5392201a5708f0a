"""A figure as a cell of a table, and its parts: amount, mark, scope."""

from collections.abc import Sequence

from dashboard.models.claims import Claim, Figure
from dashboard.models.judgements import Target
from dashboard.run import Run
from dashboard.table import Cell
from dashboard.views.targets.target_bounds import is_none_allowed

WRITTEN_WITH = ("percent", "percentage_point", "water_class")  # units that are written with the digits


def amount_cell(run: Run, figure: Figure | Claim) -> Cell:
    """A figure with its unit, marked where it is derived, preliminary or a target."""
    amount = run.text.amount(figure.value_text, figure.unit_id, figure.comparator)
    return Cell(_marked(run, amount, figure), figure.claim_id)


def amount_phrase(run: Run, figure: Figure) -> str:
    """A figure with its unit for running text, its bound in words, marked as in a cell."""
    amount = run.text.phrase_amount(figure.value_text, figure.unit_id, figure.comparator)
    return _marked(run, amount, figure)


def _marked(run: Run, amount: str, figure: Figure | Claim) -> str:
    mark = "" if figure.kind == "actual" else run.term_name("kind", figure.kind)
    return run.text.noted(amount, [mark])


def short_amount(run: Run, figure: Figure) -> str:
    """A figure for a cell whose heading holds the unit, with its bound and mark; per cent stays with it."""
    unit = unit_beside_digits(run, figure.unit_id)
    return _marked(run, run.text.amount(figure.value_text, unit, figure.comparator), figure)


def unit_beside_digits(run: Run, unit_id: str) -> str:
    """The unit of digits whose unit stands in a heading: their own where it stays with them, or none."""
    return unit_id if is_written_with_digits(run, unit_id) else "none"


def is_written_with_digits(run: Run, unit: str) -> bool:
    """Whether a unit stands with the digits: %, classes, and what surrounds its number (no. 3)."""
    return unit in WRITTEN_WITH or "{}" in run.text.name_of(run.catalogue.units[unit])


def short_target(run: Run, conditions: Sequence[Target]) -> str:
    """The conditions of one target for a cell whose heading holds the unit; two bounds are one range, and
    what two documents say stands once.
    """
    first = conditions[0]
    if first.target_value is None:
        return run.text.join([run.phrase(t.target_text) for t in conditions])
    unit = unit_beside_digits(run, first.unit_id)
    bounds = {t.comparator: t.target_text for t in conditions}
    if set(bounds) == {">=", "<="}:
        return run.text.amount(f"{bounds['>=']}–{bounds['<=']}", unit)
    amounts = [_target_amount(run, t, unit) for t in conditions]
    return run.text.join(list(dict.fromkeys(amounts)))


def _target_amount(run: Run, t: Target, unit: str) -> str:
    """A bound with its sign, which goes without saying where all of a share is wanted, or none."""
    if is_none_allowed(t):
        return run.text("amount.none")
    is_whole = unit == "percent" and t.comparator == ">=" and t.target_value == 100
    return run.text.amount(t.target_text, unit, "=" if is_whole else t.comparator)
