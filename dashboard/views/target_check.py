"""A year's targets against its results."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.models.claims import Claim
from dashboard.models.judgements import Target
from dashboard.queries.claims import fetch_claims
from dashboard.queries.judgements import fetch_targets
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Distance, Record, Table
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


def build_target_check(run: Run, places: Sequence[str], year: int) -> TargetCheck:
    """Every target of the places and their waters for a year, met or missed first."""
    text, title = (
        run.text,
        run.text("targets.title", places=run.text.join([run.place_name(p) for p in places]), year=year),
    )
    places = run.with_waters(places)
    targets = [
        t for t in fetch_targets(run.warehouse, places) if t.year == year or t.period.startswith(f"{year}-")
    ]
    targets.sort(
        key=lambda t: (
            STATUSES.index(t.status),
            places.index(t.place_id),
            _theme(run, t),
            t.indicator_id,
            t.scope_id,
        )
    )
    counts = {status: sum(t.status == status for t in targets) for status in STATUSES}
    sources = fetch_claims(
        run.warehouse, [c for t in targets for c in (t.target_claim_id, t.result_claim_id) if c]
    )
    table = Table(
        [text(f"column.{c}") for c in ("status", "place", "indicator", "scope", "target", "result", "margin")]
    )
    for t in targets:
        table.rows.append(_row(run, t, sources))
        table.records.append(_record(run, t))
    return TargetCheck(
        title=title,
        counts=counts,
        finding=_finding(run, year, len(targets), counts),
        distances=[_distance(run, t) for t in targets if t.margin is not None],
        table=table,
    )


def status_label(run: Run, status: str) -> str:
    """A status as an icon and a word."""
    return f"{ICONS[status]} {run.text(f'status.{status}')}"


def margin_label(run: Run, t: Target) -> str:
    """The margin as the bureaus word it: better than the target by so much, or short of it."""
    if t.margin is None or t.margin_unit_id is None:
        return "–"
    if t.margin == 0:
        return run.text("margin.exact")
    gap = run.text.amount(f"{abs(t.margin):.{t.decimals}f}", t.margin_unit_id)
    more = "_more_than" if t.result_comparator in (">", "<", ">=", "<=") else ""
    return run.text(f"margin.{'good' if t.margin > 0 else 'short'}{more}", gap=gap)


def target_label(run: Run, t: Target) -> str:
    """A target as a bound with its unit, or its words."""
    return (
        run.phrase(t.target_text)
        if t.target_value is None
        else run.text.amount(t.target_text, t.unit_id, t.comparator)
    )


def _theme(run: Run, t: Target) -> int:
    return run.catalogue.themes.index(run.catalogue.indicators[t.indicator_id].theme)


def _row(run: Run, t: Target, sources: dict[str, Claim]) -> list[Cell]:
    result = (
        MISSING
        if t.result_text is None
        else Cell(run.text.amount(t.result_text, t.unit_id, t.result_comparator), t.result_claim_id)
    )
    return [
        Cell(_status(run, t), inputs=_inputs(run, t, sources)),
        Cell(run.place_name(t.place_id)),
        Cell(run.indicator_name(t.indicator_id)),
        Cell(run.scope_name(t.scope_id)),
        Cell(target_label(run, t), t.target_claim_id),
        result,
        Cell(margin_label(run, t)),
    ]


def _status(run: Run, t: Target) -> str:
    """The status; with its reason where the word does not say it already."""
    plain = t.reason in (None, "no_result", "words_only")
    return (
        status_label(run, t.status)
        if plain
        else run.text(
            "targets.because", status=status_label(run, t.status), reason=run.text(f"reason.{t.reason}")
        )
    )


def _inputs(run: Run, t: Target, sources: dict[str, Claim]) -> tuple[str, ...]:
    """What the status was made of: target, result, comparator, rounding, scope, basis, sources."""
    text = run.text
    told = [
        text("inputs.target", target=target_label(run, t), source=_source(run, sources, t.target_claim_id))
    ]
    if t.result_claim_id and t.result_text is not None:
        result = text.amount(t.result_text, t.unit_id, t.result_comparator)
        told.append(text("inputs.result", result=result, source=_source(run, sources, t.result_claim_id)))
    else:
        told.append(text("inputs.no_result"))
    if t.comparator and t.target_value is not None:
        told.append(text("inputs.comparator", comparator=run.term_name("comparator", t.comparator)))
    told.append(
        text(
            "inputs.definition",
            scope=run.scope_name(t.scope_id),
            basis=run.basis_name(t.basis_id),
            period=t.period,
        )
    )
    if t.base_period:
        told.append(text("inputs.base", base=t.base_period))
    if t.conditions > 1:
        told.append(text("inputs.conditions", count=t.conditions, status=text(f"status.{t.joint_status}")))
    if t.margin_class and t.result_text is not None:
        told.append(
            text(
                "inputs.rounding",
                margin=text(f"margin_class.{t.margin_class}"),
                step=f"{half_step(t.result_text):f}",
            )
        )
    if t.reason:
        told.append(text(f"reason.{t.reason}"))
    return tuple(told)


def _source(run: Run, sources: dict[str, Claim], claim_id: str) -> str:
    """Where a claim stands: document and locator."""
    claim = sources[claim_id]
    return run.text("inputs.source", document=run.source_title(claim.source_id), locator=claim.locator or "–")


def _record(run: Run, t: Target) -> Record:
    return {
        "place_id": t.place_id,
        "place": run.place_name(t.place_id),
        "indicator_id": t.indicator_id,
        "indicator": run.indicator_name(t.indicator_id),
        "scope_id": t.scope_id,
        "scope_name": run.scope_name(t.scope_id),
        "period": t.period,
        "basis_id": t.basis_id,
        "comparator": t.comparator,
        "target_value": t.target_value,
        "target_text": t.target_text,
        "result_comparator": t.result_comparator,
        "result_value": t.result_value,
        "unit_id": t.unit_id,
        "status": t.status,
        "status_name": run.text(f"status.{t.status}"),
        "reason": t.reason,
        "margin": t.margin,
        "margin_unit_id": t.margin_unit_id,
        "margin_class": t.margin_class,
        "joint_status": t.joint_status,
        "target_claim_id": t.target_claim_id,
        "result_claim_id": t.result_claim_id,
    }


def _distance(run: Run, t: Target) -> Distance:
    name = run.text("trend.line", place=run.place_name(t.place_id), scope=run.indicator_name(t.indicator_id))
    told = f"{target_label(run, t)} → {run.text.amount(t.result_text or '', t.unit_id, t.result_comparator)}: {margin_label(run, t)}"
    return Distance(name, run.text.unit_name(t.margin_unit_id or t.unit_id), t.margin or Decimal(0), told)


def _finding(run: Run, year: int, total: int, counts: dict[str, int]) -> str:
    """What became of the year's targets, in a sentence."""
    text = run.text
    if not total:
        return ""
    judged = counts["met"] + counts["missed"]
    parts = [text(f"targets.count_{status}", count=counts[status]) for status in STATUSES if counts[status]]
    told = text("targets.finding", year=year, total=total, parts=text.join(parts))
    return told + ("" if judged else text("targets.none_judged"))
