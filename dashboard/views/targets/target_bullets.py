"""Targets as bullets: last result, target, result and national limit on one line each, with a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.models.judgements import Target
from dashboard.run import Run
from dashboard.table import Cell
from dashboard.views.targets.bullets import Bullet, Level, place_marks
from dashboard.views.targets.target_bounds import range_bounds
from dashboard.views.targets.target_labels import status_name, target_label
from dashboard.views.targets.target_sentences import (
    KnownBeside,
    amount_phrase,
    bound_phrase,
    find_known,
    last_phrase,
    period_to_head,
    unit_to_head,
    write_note,
)
from dashboard.views.targets.target_years import JUDGED, target_year
from rules.rounding import exact_digits

FULL, TEN = Decimal(100), Decimal(10)
FEW = 8  # targets without a result that are shown where none has one


@dataclass(frozen=True)
class Bullets:
    """Targets that have something to show, the other ones with a number, and those in words alone."""

    shown: list[Bullet]
    other: list[Bullet]
    in_words: list[Bullet]
    scale: tuple[Decimal, Decimal] | None = None  # which all shares in per cent have in common


def build_bullets(run: Run, targets: Sequence[Target], places: Sequence[str]) -> Bullets:
    """Bullets of targets, place by place, in the order given."""
    known = find_known(run, targets)
    levels = {t.target_claim_id: _levels(run, t, known) for t in targets}
    scale = _find_scale(
        [levels[t.target_claim_id] for t in targets if _is_share(t, levels[t.target_claim_id])]
    )
    shown, other, in_words = [], [], []
    for t in targets:
        if t.status in (*JUDGED, "not_comparable"):
            shown.append(t)
        elif t.target_value is None:
            in_words.append(t)
        elif t.status == "pending" and t.target_claim_id in known.last:
            shown.append(t)
        else:
            other.append(t)
    order = {place: at for at, place in enumerate(dict.fromkeys(places))}
    for rows in (shown, other, in_words):
        rows.sort(key=lambda t: order[t.place_id])  # within a place the order given stays
    if not shown:
        shown, other = other[:FEW], other[FEW:]

    def draw(rows: Sequence[Target]) -> list[Bullet]:
        return [_bullet(run, t, known, levels[t.target_claim_id], scale) for t in rows]

    return Bullets(draw(shown), draw(other), draw(in_words), scale)


def _is_drawn(levels: Sequence[Level]) -> bool:
    """Whether there is something to set a target against; alone it is a number and no line."""
    return any(level.kind != "target" for level in levels)


def _is_share(t: Target, levels: Sequence[Level]) -> bool:
    """Whether a row is a share that had better be high, which is drawn on the scale of all of them."""
    return (
        t.unit_id == "percent"
        and t.base_period is None
        and t.comparator in (">=", ">")
        and _is_drawn(levels)
        and all(0 <= level.value <= FULL for level in levels)
    )


def _find_scale(rows: Sequence[Sequence[Level]]) -> tuple[Decimal, Decimal] | None:
    """From the ten below the smallest of all shares to 100; None without a share."""
    if not rows:
        return None
    lowest = min(level.value for levels in rows for level in levels)
    return min(lowest // TEN * TEN, FULL - TEN), FULL


def _bullet(
    run: Run, t: Target, known: KnownBeside, levels: Sequence[Level], scale: tuple[Decimal, Decimal] | None
) -> Bullet:
    """A target as a bullet; one that stands alone is a number or words and no line."""
    text, is_number, is_drawn = run.text, bool(levels), _is_drawn(levels)
    is_lower_better, shares = t.comparator in ("<=", "<"), scale if _is_share(t, levels) else None
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
    label = status_name(run, t)
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
        marks=place_marks(levels, is_lower_better, shares) if is_drawn else [],
        words="" if is_drawn else target_label(run, t),
        claims=links,
    )


def _levels(run: Run, t: Target, known: KnownBeside) -> list[Level]:
    """The numbers to be marked, of a range both bounds; none of a target in words."""
    if t.target_value is None or t.comparator is None:
        return []
    last, limit = known.last.get(t.target_claim_id), known.limits.get((t.indicator_id, target_year(t.period)))
    text, phrase = run.text, bound_phrase(run, t)
    words = text("targets.mark_target", amount=phrase)
    levels = [Level("target", Decimal(bound), words) for bound in range_bounds(t)]
    if last:
        words = text("targets.mark_last", amount=last_phrase(run, last), year=last.figure.year)
        levels.append(Level("last", last.figure.value, words))
    if limit and limit.unit_id == t.unit_id and not t.base_period:
        amount = amount_phrase(run, t.unit_id, exact_digits(limit.value), "=")
        words = text("targets.mark_limit", amount=amount)
        levels.insert(0, Level("limit", limit.value, words, words))
    if t.target_claim_id in known.near:
        near, _ = known.near[t.target_claim_id]
        amount = amount_phrase(run, t.unit_id, near.value_text, near.comparator)
        levels.append(Level("near", near.value, text("targets.mark_near", amount=amount)))
    if t.result_value is not None:
        amount = amount_phrase(run, t.unit_id, t.result_text or "", t.result_comparator)
        levels.append(Level("result", t.result_value, text("targets.mark_result", amount=amount)))
    return levels
