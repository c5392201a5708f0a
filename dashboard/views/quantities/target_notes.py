"""The target beside a figure: what is set, and whether it is missed or looser than the last result."""

from dataclasses import dataclass

from dashboard.models.claims import Figure
from dashboard.models.judgements import Target
from dashboard.run import Run
from dashboard.views.figure_cells import unit_beside_digits
from dashboard.views.quantities.quantity_data import Quantity, QuantityData
from dashboard.views.source_grades import grade_note
from dashboard.views.targets.target_bounds import join_bounds
from dashboard.views.targets.target_labels import with_wording


@dataclass(frozen=True)
class TargetNote:
    """The target with its claim, and what is to be said of it; `is_missed`: with a gap."""

    target: str
    remark: str
    is_missed: bool
    claim_id: str


def find_target_note(
    data: QuantityData, quantity: Quantity, place: str, figure: Figure | None, newest: int, year: int | None
) -> TargetNote | None:
    """The target of the figure's year or a later one, or the newest where there is no figure: one with a
    number goes before words, one on the figure's own scope before another, a later before an earlier. Of
    `year` alone where it is given, else `newest` is the row's newest year.
    """
    targets = [
        t
        for t in data.targets
        if (t.indicator_id, t.place_id) == (quantity.indicator_id, place)
        and t.year is not None
        and (t.year == year if year else figure is None or t.year >= (figure.year or newest))
        and data.is_about(quantity, t.scope_id)
    ]
    if not targets:
        return None
    scope = figure.scope_id if figure else None
    targets = join_bounds(targets, data.run.catalogue.term_codes("grade"))
    best = max(targets, key=lambda t: (t.target_value is not None, t.scope_id == scope, t.year or 0))
    return _make_note(data, best, figure)


def _make_note(data: QuantityData, t: Target, figure: Figure | None) -> TargetNote:
    run, text = data.run, data.run.text
    if t.target_value is None:
        phrase = text.noted(run.phrase(t.target_text), [grade_note(run, t.grade)])
        words = text("target_note.words", year=t.period, target=phrase)
        return TargetNote(words, "", False, t.target_claim_id)
    unit = unit_beside_digits(run, t.unit_id)
    amount = with_wording(run, t.wording, text.phrase_amount(t.target_text, unit, t.comparator))
    is_other_scope = figure is None or t.scope_id != figure.scope_id
    scope = run.scope_label(t.scope_id) if is_other_scope else ""
    amount = text.noted(amount, [scope, grade_note(run, t.grade)])
    target = text("target_note.target", year=t.period, target=amount)
    remark, is_missed = _remark(run, data, t, has_figure=figure is not None)
    return TargetNote(target, remark, is_missed, t.target_claim_id)


def _remark(run: Run, data: QuantityData, t: Target, has_figure: bool) -> tuple[str, bool]:
    """What became of a target, or how it stands to the last result; empty where there is nothing to say."""
    text = run.text
    if t.status == "missed" and t.margin is not None and t.margin_unit_id:
        digits = f"{abs(t.margin):.{t.decimals}f}"
        if t.margin_unit_id == "percentage_point":
            return text("target_note.missed_points", points=digits), True
        return text("target_note.missed", gap=text.gap(digits, t.margin_unit_id)), True
    if t.status in ("met", "reported_met"):
        return text(f"target_note.{t.status}"), False
    if t.status == "not_comparable" and has_figure:
        is_near = t.target_claim_id in data.near_results
        return text("target_note.near" if is_near else "target_note.not_comparable"), False
    ambition = data.ambitions.get(t.target_claim_id)
    if ambition and ambition.relation == "looser" and ambition.last_period:
        is_last_year = ambition.last_period == str((t.year or 0) - 1)
        key = "target_note.looser_than_last_year" if is_last_year else "target_note.looser"
        return text(key, last=ambition.last_period), False
    return "", False
