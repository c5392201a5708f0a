"""Targets as bullets: last result, target, result and national limit on one line each, with a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.models.judgements import Target
from dashboard.run import Run
from dashboard.table import Cell
from dashboard.views.bullets import Bullet, Level, Mark, place_marks
from dashboard.views.target_check import target_label
from dashboard.views.target_sentences import (
    KnownBeside,
    amount_phrase,
    find_known,
    period_to_head,
    unit_to_head,
    write_note,
)
from dashboard.views.target_years import target_year
from rules.rounding import exact_digits

FEW = 8  # targets without a result that are shown where none has one


@dataclass(frozen=True)
class Bullets:
    """Targets that have something to show, the other ones with a number, and those in words alone."""

    shown: list[Bullet]
    other: list[Bullet]
    in_words: list[Bullet]


def build_bullets(run: Run, targets: Sequence[Target], places: Sequence[str]) -> Bullets:
    """Bullets of targets, place by place, in the order given."""
    known = find_known(run, targets)
    shown, other, in_words = [], [], []
    for t in targets:
        bullet = _bullet(run, t, known)
        last = known.last.get(t.target_claim_id)
        if t.status in ("met", "missed", "reported_met", "not_comparable"):
            shown.append(bullet)
        elif t.target_value is None:
            in_words.append(bullet)
        elif t.status == "pending" and last and last.last_text is not None:
            shown.append(bullet)
        else:
            other.append(bullet)
    order = {place: at for at, place in enumerate(dict.fromkeys(places))}
    for rows in (shown, other, in_words):
        rows.sort(key=lambda bullet: order[bullet.place_id])  # within a place the order given stays
    if not shown:
        shown, other = other[:FEW], other[FEW:]
    return Bullets(shown, other, in_words)


def _bullet(run: Run, t: Target, known: KnownBeside) -> Bullet:
    text, is_number = run.text, t.target_value is not None and t.comparator is not None
    unit = unit_to_head(run, t.margin_unit_id if t.base_period and t.margin_unit_id else t.unit_id)
    about = [unit, run.scope_label(t.scope_id), period_to_head(run, t.period)]
    links = [Cell(text("targets.link_target"), t.target_claim_id)]
    if t.result_claim_id:
        links.append(Cell(text("targets.link_result"), t.result_claim_id))
    if t.reported_claim_id:
        links.append(Cell(text("targets.link_report"), t.reported_claim_id))
    name, place, note = (
        run.indicator_name(t.indicator_id),
        run.place_name(t.place_id),
        write_note(run, t, known),
    )
    label = text(f"status.{t.status}")
    named = text("targets.name", name=name, unit=unit) if unit and is_number else name
    return Bullet(
        name=name,
        about=" · ".join(part for part in about if part),
        status=t.status,
        label=label,
        note=note,
        place_id=t.place_id,
        place=place,
        sentence=text("targets.sentence", place=place, name=named, label=label, note=note).strip(),
        marks=_marks(run, t, known) if is_number else [],
        words="" if is_number else target_label(run, t),
        claims=links,
    )


def _marks(run: Run, t: Target, known: KnownBeside) -> list[Mark]:
    """The marks, on a scale of their own: to the right is better."""
    last, limit = known.last.get(t.target_claim_id), known.limits.get((t.indicator_id, target_year(t.period)))
    values = [("target", t.target_value, t.target_text, t.comparator)]
    if last and last.last_result is not None:
        values.append(("last", last.last_result, last.last_text or "", "="))
    if limit and limit.unit_id == t.unit_id and not t.base_period:
        values.insert(0, ("limit", limit.value, exact_digits(limit.value), "="))
    if t.target_claim_id in known.near:
        near, _ = known.near[t.target_claim_id]
        values.append(("near", near.value, near.value_text, near.comparator))
    if t.result_value is not None:
        values.append(("result", t.result_value, t.result_text or "", t.result_comparator))
    year, levels = last.last_period if last else "", []
    for kind, value, digits, comparator in values:
        amount = amount_phrase(run, t.unit_id, digits, comparator)
        label = run.text(f"targets.mark_{kind}", amount=amount, year=year)
        levels.append(Level(kind, value or Decimal(0), label, label if kind == "limit" else ""))
    return place_marks(levels, t.comparator in ("<=", "<"))
