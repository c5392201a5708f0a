"""A year's targets against its results."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from dashboard.models.claims import Claim
from dashboard.models.judgements import STATUSES, Target
from dashboard.queries.claims import fetch_claims
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Distance, Table
from dashboard.views.layouts import INDICATOR, PLACE, SCOPE, Field, Layout
from dashboard.views.targets.target_bounds import join_bounds
from dashboard.views.targets.target_labels import (
    is_striven_for,
    margin_label,
    status_label,
    status_name,
    target_label,
)
from dashboard.views.targets.target_titles import (
    name_striven_for,
    name_without,
    write_title,
)
from dashboard.views.targets.target_years import target_year
from rules.rounding import half_step

LAYOUT = Layout(
    "targets",
    ("status", "place", "indicator", "scope", "target", "result", "margin"),
    (
        *PLACE,
        *INDICATOR,
        *SCOPE,
        Field("period"),
        Field("basis_id"),
        Field("comparator"),
        Field("target_value", Decimal),
        Field("target_text"),
        Field("result_comparator"),
        Field("result_value", Decimal),
        Field("unit_id"),
        Field("status"),
        Field("status_name", value=status_name),
        Field("reason"),
        Field("margin", Decimal),
        Field("margin_unit_id"),
        Field("margin_class"),
        Field("joint_status"),
        Field("wording"),
        Field("grade"),
        Field("result_grade"),
        Field("target_claim_id"),
        Field("result_claim_id"),
        Field("reported_claim_id"),
    ),
)


# What a bar of counts tells apart: the statuses, of what is missed what was only striven for, and of
# what is not quantified the words alone.
SEGMENTS = (
    "met",
    "reported_met",
    "missed",
    "missed_striven_for",
    "not_comparable",
    "pending",
    "approximate",
    "words_only",
)


@dataclass(frozen=True)
class TargetCheck:
    """The finding, counts by status and by segment of the bar, the targets by segment, each once, and every
    claim in a table. `without` says which places have no target; `names_places`: each row is to say its own.
    """

    title: str
    counts: dict[str, int]
    segments: dict[str, int]
    finding: str
    without: str = ""
    names_places: bool = False
    places: list[str] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    distances: list[Distance] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))


def target_segment(t: Target) -> str:
    """The segment of the bar to which a target belongs."""
    if t.status == "missed" and is_striven_for(t):
        return "missed_striven_for"
    return (t.reason or "") if t.status == "unquantified" else t.status


def build_target_check(
    run: Run, places: Sequence[str], year: int, of_all_years: Sequence[Target]
) -> TargetCheck:
    """Every target of the places and their waters for a year, met or missed first."""
    chosen, places = places, run.with_waters(places)
    targets = [t for t in of_all_years if target_year(t.period) == year]
    targets.sort(
        key=lambda t: (
            STATUSES.index(t.status),
            places.index(t.place_id),
            _theme(run, t),
            t.indicator_id,
            t.scope_id,
        )
    )
    once = join_bounds(targets, run.catalogue.term_codes("grade"))
    with_targets = {t.place_id for t in targets}
    held = {place: not with_targets.isdisjoint(run.with_waters([place])) for place in chosen}
    counts = {status: sum(t.status == status for t in once) for status in STATUSES}
    segments = Counter(map(target_segment, once))
    return TargetCheck(
        title=write_title(run, chosen, year, once),
        counts=counts,
        segments={segment: segments[segment] for segment in SEGMENTS if segments[segment]},
        finding=_finding(run, year, once, counts),
        without=name_without(run, [place for place in chosen if not held[place]], year),
        names_places=len(chosen) > 1 or len(with_targets) > 1,
        places=places,
        targets=once,
        distances=[_distance(run, t, t.margin) for t in once if t.margin is not None],
        table=LAYOUT.lazy_table(run, targets, partial(_rows, run)),
    )


def _theme(run: Run, t: Target) -> int:
    return run.catalogue.term_codes("theme").index(run.catalogue.indicators[t.indicator_id].theme)


def _rows(run: Run, targets: Sequence[Target]) -> list[list[Cell]]:
    claim_ids = [c for t in targets for c in (t.target_claim_id, t.result_claim_id, t.reported_claim_id) if c]
    claims = fetch_claims(run.warehouse, claim_ids)
    return [
        [
            Cell(_status(run, t), inputs=_inputs(run, t, claims)),
            Cell(run.place_name(t.place_id)),
            Cell(run.indicator_name(t.indicator_id)),
            Cell(run.scope_label(t.scope_id) or "–"),
            Cell(target_label(run, t), t.target_claim_id),
            Cell(_result_label(run, t), t.result_claim_id) if t.result_text is not None else MISSING,
            Cell(margin_label(run, t)),
        ]
        for t in targets
    ]


def _result_label(run: Run, t: Target) -> str:
    return run.text.amount(t.result_text or "", t.unit_id, t.result_comparator)


def _status(run: Run, t: Target) -> str:
    """The status; with its reason where the word does not say it already."""
    label = status_label(run, t)
    if t.reason in (None, "no_result", "words_only"):
        return label
    return run.text("targets.because", status=label, reason=run.text(f"reason.{t.reason}"))


def _inputs(run: Run, t: Target, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """What the status was made of: target, result, comparator, rounding, scope, basis, sources."""
    text, target_source = run.text, _source(run, claims[t.target_claim_id])
    lines = [text("inputs.target", target=target_label(run, t), source=target_source)]
    if t.result_claim_id and t.result_text is not None:
        result_source = _source(run, claims[t.result_claim_id])
        lines.append(text("inputs.result", result=_result_label(run, t), source=result_source))
    else:
        lines.append(text("inputs.no_result"))
    if t.reported_claim_id:
        report = claims[t.reported_claim_id]
        words = run.phrase(report.value_text)
        lines.append(text("inputs.reported", words=words, source=_source(run, report)))
    if t.comparator and t.target_value is not None:
        lines.append(text("inputs.comparator", comparator=run.term_name("comparator", t.comparator)))
    definition = [("scope", run.scope_label(t.scope_id)), ("basis", run.basis_label(t.basis_id))]
    about = [text(f"inputs.{part}", name=name) for part, name in definition if name]
    lines.append(text.clauses([*about, text("inputs.period", name=t.period)]))
    if t.base_period:
        lines.append(text("inputs.base", base=t.base_period))
    if t.conditions > 1:
        lines.append(text("inputs.conditions", count=t.conditions, status=text(f"status.{t.joint_status}")))
    if t.margin_class and t.result_text is not None:
        if t.result_comparator == "=":
            margin, step = text(f"margin_class.{t.margin_class}"), f"{half_step(t.result_text):f}"
            lines.append(text("inputs.rounding", margin=margin, step=step))
        else:
            lines.append(text("inputs.bound", result=_result_label(run, t)))
    if t.reason:
        lines.append(text(f"reason.{t.reason}"))
    return tuple(lines)


def _source(run: Run, claim: Claim) -> str:
    """Where a claim stands: document and locator."""
    return run.text("inputs.source", document=run.source_title(claim.source_id), locator=claim.locator or "–")


def _distance(run: Run, t: Target, margin: Decimal) -> Distance:
    """The margin as a bar."""
    name = run.text("trend.line", place=run.place_name(t.place_id), scope=run.indicator_name(t.indicator_id))
    name = run.text.noted(name, [run.scope_label(t.scope_id)])
    label = f"{target_label(run, t)} → {_result_label(run, t)}: {margin_label(run, t)}"
    return Distance(name, run.text.unit_name(t.margin_unit_id or t.unit_id), margin, label)


def _finding(run: Run, year: int, targets: Sequence[Target], counts: dict[str, int]) -> str:
    """What became of the year's targets, in a sentence."""
    text = run.text
    if not targets:
        return ""
    parts = [
        text(f"targets.count_{status}", count=counts[status])
        + name_striven_for(run, [t for t in targets if t.status == status])
        for status in STATUSES
        if counts[status]
    ]
    sentence = text("targets.finding", year=year, total=len(targets), parts=text.join(parts))
    return sentence + ("" if counts["met"] or counts["missed"] else text("targets.none_judged"))
