"""A year's targets against its results."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard import queries
from dashboard.models import Claim, Target
from dashboard.page import Page
from dashboard.views.table import MISSING, Cell, Distance, Record, Table
from rules.rounding import half_step

STATUSES = ("met", "missed", "pending", "unquantified", "not_comparable")
ICONS = {"met": "✔", "missed": "✘", "pending": "…", "unquantified": "¶", "not_comparable": "≠"}


@dataclass(frozen=True)
class TargetCheck:
    """Counts by status, the distances that are known, and every target in a table."""

    title: str
    counts: dict[str, int]
    finding: str
    distances: list[Distance] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))


def target_check(page: Page, places: Sequence[str], year: int) -> TargetCheck:
    """Every target of the places and their waters for a year, met or missed first."""
    text, title = page.text, page.text("targets.title", places=page.text.join([page.place(p) for p in places]), year=year)
    places = page.with_waters(places)
    targets = [t for t in queries.targets(page.warehouse, places) if t.year == year or t.period.startswith(f"{year}-")]
    targets.sort(key=lambda t: (STATUSES.index(t.status), places.index(t.place_id), _theme(page, t), t.indicator_id, t.scope))
    counts = {status: sum(t.status == status for t in targets) for status in STATUSES}
    sources = queries.claims(page.warehouse, [c for t in targets for c in (t.target_claim_id, t.result_claim_id) if c])
    table = Table([text(f"column.{c}") for c in ("status", "place", "indicator", "scope", "target", "result", "margin")])
    for t in targets:
        table.rows.append(_row(page, t, sources))
        table.records.append(_record(page, t))
    return TargetCheck(
        title=title,
        counts=counts,
        finding=_finding(page, year, len(targets), counts),
        distances=[_distance(page, t) for t in targets if t.margin is not None],
        table=table,
    )


def status_words(page: Page, status: str) -> str:
    """A status as an icon and a word."""
    return f"{ICONS[status]} {page.text(f'status.{status}')}"


def margin_words(page: Page, t: Target) -> str:
    """The margin as the bureaus word it: better than the target by so much, or short of it."""
    if t.margin is None or t.margin_unit is None:
        return "–"
    if t.margin == 0:
        return page.text("margin.exact")
    gap = page.text.amount(f"{abs(t.margin):.{t.decimals}f}", t.margin_unit)
    more = "_more_than" if t.result_comparator in (">", "<", ">=", "<=") else ""
    return page.text(f"margin.{'good' if t.margin > 0 else 'short'}{more}", gap=gap)


def told_target(page: Page, t: Target) -> str:
    """A target as a bound with its unit, or its words."""
    return page.words(t.target_text) if t.target_value is None else page.text.amount(t.target_text, t.unit, t.comparator)


def _theme(page: Page, t: Target) -> int:
    return page.catalogue.themes.index(page.catalogue.indicators[t.indicator_id].theme)


def _row(page: Page, t: Target, sources: dict[str, Claim]) -> list[Cell]:
    result = MISSING if t.result_text is None else Cell(page.text.amount(t.result_text, t.unit, t.result_comparator), t.result_claim_id)
    return [
        Cell(_status(page, t), inputs=_inputs(page, t, sources)), Cell(page.place(t.place_id)),
        Cell(page.indicator(t.indicator_id)), Cell(page.scope(t.scope)),
        Cell(told_target(page, t), t.target_claim_id), result, Cell(margin_words(page, t)),
    ]  # fmt: skip


def _status(page: Page, t: Target) -> str:
    """The status; with its reason where the word does not say it already."""
    plain = t.reason in (None, "no_result", "words_only")
    return (
        status_words(page, t.status)
        if plain
        else page.text("targets.because", status=status_words(page, t.status), reason=page.text(f"reason.{t.reason}"))
    )


def _inputs(page: Page, t: Target, sources: dict[str, Claim]) -> tuple[str, ...]:
    """What the status was made of: target, result, comparator, rounding, scope, basis, sources."""
    text = page.text
    told = [text("inputs.target", target=told_target(page, t), source=_source(page, sources, t.target_claim_id))]
    if t.result_claim_id and t.result_text is not None:
        result = text.amount(t.result_text, t.unit, t.result_comparator)
        told.append(text("inputs.result", result=result, source=_source(page, sources, t.result_claim_id)))
    else:
        told.append(text("inputs.no_result"))
    if t.comparator and t.target_value is not None:
        told.append(text("inputs.comparator", comparator=page.term("comparator", t.comparator)))
    told.append(text("inputs.definition", scope=page.scope(t.scope), basis=page.basis(t.basis), period=t.period))
    if t.base_period:
        told.append(text("inputs.base", base=t.base_period))
    if t.conditions > 1:
        told.append(text("inputs.conditions", count=t.conditions, status=text(f"status.{t.joint_status}")))
    if t.margin_class and t.result_text is not None:
        told.append(text("inputs.rounding", margin=text(f"margin_class.{t.margin_class}"), step=f"{half_step(t.result_text):f}"))
    if t.reason:
        told.append(text(f"reason.{t.reason}"))
    return tuple(told)


def _source(page: Page, sources: dict[str, Claim], claim_id: str) -> str:
    """Where a claim stands: document and locator."""
    claim = sources[claim_id]
    return page.text("inputs.source", document=page.source(claim.source_id), locator=claim.locator or "–")


def _record(page: Page, t: Target) -> Record:
    return {
        "place_id": t.place_id, "place": page.place(t.place_id),
        "indicator_id": t.indicator_id, "indicator": page.indicator(t.indicator_id),
        "scope": t.scope, "scope_name": page.scope(t.scope), "period": t.period, "basis": t.basis,
        "comparator": t.comparator, "target_value": t.target_value, "target_text": t.target_text,
        "result_comparator": t.result_comparator, "result_value": t.result_value, "unit": t.unit,
        "status": t.status, "status_name": page.text(f"status.{t.status}"), "reason": t.reason,
        "margin": t.margin, "margin_unit": t.margin_unit, "margin_class": t.margin_class, "joint_status": t.joint_status,
        "target_claim_id": t.target_claim_id, "result_claim_id": t.result_claim_id,
    }  # fmt: skip


def _distance(page: Page, t: Target) -> Distance:
    name = page.text("trend.line", place=page.place(t.place_id), scope=page.indicator(t.indicator_id))
    told = f"{told_target(page, t)} → {page.text.amount(t.result_text or '', t.unit, t.result_comparator)}: {margin_words(page, t)}"
    return Distance(name, page.text.unit(t.margin_unit or t.unit), t.margin or Decimal(0), told)


def _finding(page: Page, year: int, total: int, counts: dict[str, int]) -> str:
    """What became of the year's targets, in a sentence."""
    text = page.text
    if not total:
        return ""
    judged = counts["met"] + counts["missed"]
    parts = [text(f"targets.count_{status}", count=counts[status]) for status in STATUSES if counts[status]]
    told = text("targets.finding", year=year, total=total, parts=text.join(parts))
    return told + ("" if judged else text("targets.none_judged"))
