"""Two figures in a clause: both numbers, and by how much they differ where that may be said."""

from decimal import Decimal

from dashboard.models.claims import Figure
from dashboard.run import Run
from dashboard.views.figure_cells import unit_beside_digits
from rules.rounding import decimals, half_up, may_tie


def value_phrase(run: Run, figure: Figure) -> str:
    """A figure for running text below a heading that gives its unit; marked where no document prints it."""
    unit = unit_beside_digits(run, figure.unit_id)
    amount = run.text.phrase_amount(figure.value_text, unit, figure.comparator)
    if figure.kind == "actual":
        return amount
    return run.text("statement.marked", amount=amount, mark=run.term_name("kind", figure.kind))


def compare_figures(run: Run, first: Figure, other: Figure, grade: str, difference: Decimal | None) -> str:
    """The two figures, and by how much they differ: about, if they are near; not at all, if apart."""
    text = run.text
    names = {
        "year": other.period,
        "place": run.place_name(other.place_id),
        "other": run.place_name(first.place_id),
        "value": value_phrase(run, other),
        "other_value": value_phrase(run, first),
    }
    if grade == "apart":
        return text("statement.apart", **names)
    if difference is None:
        return text("statement.bound", **names)
    if difference == 0:
        return text("statement.equal", **names)
    direction = "higher" if difference > 0 else "lower"
    if grade == "near":
        gap = half_up(abs(difference), _shared_decimals(first, other))
        if not gap:
            return text("statement.close", **names)
        return text(f"statement.near_{direction}", **names, gap=text.gap(str(gap), first.margin_unit_id))
    places = max(decimals(first.value_text), decimals(other.value_text))
    gap_text = text.gap(f"{abs(difference):.{places}f}", first.margin_unit_id)
    return text(f"statement.{direction}", **names, gap=gap_text, judged=_judge(run, first, other, difference))


def _shared_decimals(first: Figure, other: Figure) -> int:
    """Decimals that both figures show; a whole, 100 %, is as exact as the figure beside it."""
    shown = [
        decimals(figure.value_text)
        for figure in (first, other)
        if (figure.unit_id, figure.value) != ("percent", Decimal(100))
    ]
    return min(shown, default=0)


def _judge(run: Run, first: Figure, other: Figure, difference: Decimal) -> str:
    """Whether the other figure is better; empty where neither is, or rounding may have made the gap."""
    better = run.catalogue.indicators[first.indicator_id].better
    if better == "neither" or may_tie(first.value_text, other.value_text):
        return ""
    return run.text("judged.better" if (difference > 0) == (better == "higher") else "judged.worse")
