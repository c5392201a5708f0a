"""How ambitious targets are: against the last result, the best year, the limits, and earlier changes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.models.dimensions import NationalLimit
from dashboard.models.judgements import Ambition
from dashboard.queries.catalogue import fetch_national_limits
from dashboard.queries.judgements import fetch_ambitions
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Distance, Table
from dashboard.views.layouts import INDICATOR, PLACE, Field, Layout
from rules.rounding import exact_digits

RELATIONS = ("looser", "equal", "tighter", "unknown", "no_result")
LAYOUT = Layout(
    "ambition",
    (
        "relation",
        "place",
        "indicator",
        "scope",
        "target",
        "last_result",
        "room",
        "best_year",
        "limits",
        "yearly_change",
    ),
    (
        *PLACE,
        *INDICATOR,
        Field("scope_id"),
        Field("period"),
        Field("comparator"),
        Field("target_value", Decimal),
        Field("target_text"),
        Field("unit_id"),
        Field("last_period"),
        Field("last_result", Decimal),
        Field("relation"),
        Field("margin", Decimal),
        Field("best_period"),
        Field("best_result", Decimal),
        Field("asked_change", Decimal),
        Field("mean_change", Decimal),
        Field("target_claim_id"),
        Field("last_claim_id"),
    ),
)
ICONS = {"looser": "▽", "equal": "=", "tighter": "▲", "unknown": "?", "no_result": "–"}


@dataclass(frozen=True)
class AmbitionView:
    """Counts by relation, sentences on what targets require, the distances and the table."""

    title: str
    counts: dict[str, int]
    findings: list[str] = field(default_factory=list)
    distances: list[Distance] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))


def build_ambition(run: Run, places: Sequence[str], year: int) -> AmbitionView:
    """Targets of a year that have a number, of the places and their waters, the loosest first."""
    text = run.text
    title = text("ambition.title", places=text.join([run.place_name(p) for p in places]), year=year)
    places = run.with_waters(places)
    ambitions = [
        a
        for a in fetch_ambitions(run.warehouse, places)
        if a.period.startswith(str(year)) and a.target_value is not None
    ]
    ambitions.sort(
        key=lambda a: (RELATIONS.index(a.relation), places.index(a.place_id), a.indicator_id, a.scope_id)
    )
    limits = defaultdict(list)
    for limit in fetch_national_limits(run.warehouse, {a.indicator_id for a in ambitions}):
        limits[limit.indicator_id, str(limit.year)].append(limit)
    view = AmbitionView(
        title,
        {relation: sum(a.relation == relation for a in ambitions) for relation in RELATIONS},
        table=LAYOUT.table(run),
    )
    for a in ambitions:
        row = _row(run, a, limits[a.indicator_id, a.period[:4]])
        view.table.add(row, [LAYOUT.record(run, a)])
        if a.relation not in ("unknown", "no_result"):
            view.findings.append(_finding(run, a))
        if a.margin:
            view.distances.append(_distance(run, a, a.margin))
    return view


def relation_label(run: Run, relation: str) -> str:
    """A relation as an icon and a word."""
    return f"{ICONS[relation]} {run.text(f'relation.{relation}')}"


def _distance(run: Run, a: Ambition, margin: Decimal) -> Distance:
    """How much tighter a target is than the last result, as a bar."""
    name = run.text("trend.line", place=run.place_name(a.place_id), scope=run.indicator_name(a.indicator_id))
    label = f"{_target(run, a)} ← {_level(run, a, a.last_text)} ({a.last_period})"
    return Distance(name, run.text.unit_name(a.margin_unit_id), -margin, label)


def _target(run: Run, a: Ambition) -> str:
    return run.text.amount(a.target_text, a.unit_id, a.comparator)


def _level(run: Run, a: Ambition, printed: str | None) -> str:
    return "–" if printed is None else run.text.amount(printed, a.unit_id)


def _gap(run: Run, a: Ambition, value: Decimal) -> str:
    return run.text.gap(f"{abs(value):.{a.decimals}f}", a.margin_unit_id)


def _row(run: Run, a: Ambition, limits: Sequence[NationalLimit]) -> list[Cell]:
    last = (
        MISSING
        if a.last_result is None
        else Cell(f"{_level(run, a, a.last_text)} ({a.last_period})", a.last_claim_id)
    )
    best = "–" if a.best_result is None else f"{_level(run, a, a.best_text)} ({a.best_period})"
    room = (
        "–" if a.margin is None else run.text("relation.exact") if a.margin == 0 else _gap(run, a, a.margin)
    )
    return [
        Cell(relation_label(run, a.relation)),
        Cell(run.place_name(a.place_id)),
        Cell(run.indicator_name(a.indicator_id)),
        Cell(run.scope_name(a.scope_id)),
        Cell(_target(run, a), a.target_claim_id),
        last,
        Cell(room),
        Cell(best),
        Cell(_limits(run, a, limits)),
        Cell(_pace(run, a)),
    ]


def _limits(run: Run, a: Ambition, limits: Sequence[NationalLimit]) -> str:
    """The target against the national limit in force at the end of its year, and those to come."""
    if a.target_value is None:
        return "–"
    clauses = [
        run.text(
            f"ambition.limit_{'within' if a.target_value <= limit.value else 'above'}",
            limit=exact_digits(limit.value),
            year=limit.start_on.year,
        )
        for limit in limits
    ]
    return run.text.join(clauses) or "–"


def _pace(run: Run, a: Ambition) -> str:
    """The yearly change a target asks for, and the yearly changes the city has made."""
    if a.asked_change is None:
        return "–"
    required = run.text.change(a.asked_change, a.margin_unit_id, _pace_decimals(a))
    if not a.changes or a.mean_change is None:
        return run.text("ambition.asked_only", asked=required)
    mean = run.text.change(a.mean_change, a.margin_unit_id, _pace_decimals(a))
    if a.changes == 1:
        return run.text("ambition.asked_once", asked=required, change=mean)
    return run.text("ambition.asked", asked=required, mean=mean, count=a.changes)


def _finding(run: Run, a: Ambition) -> str:
    sentence = run.text(
        f"ambition.finding_{a.relation}",
        place=run.place_name(a.place_id),
        year=a.period,
        indicator=run.indicator_name(a.indicator_id),
        scope=run.scope_name(a.scope_id),
        target=run.text.phrase_amount(a.target_text, a.unit_id, a.comparator),
        last=a.last_period,
        result=_level(run, a, a.last_text),
        gap=_gap(run, a, a.margin or Decimal(0)),
    )
    years = int(a.period[:4]) - int(a.last_period or a.period[:4])
    if years > 1:
        sentence = run.text.sentences([sentence, run.text("ambition.between", count=years)])
    if a.best_period == a.last_period or a.best_result == a.last_result:
        return sentence
    best = run.text("ambition.best", best=_level(run, a, a.best_text), period=a.best_period)
    return run.text.sentences([sentence, best])


def _pace_decimals(a: Ambition) -> int:
    """Decimals of a yearly change: those of the numbers where it is whole, else one at least."""
    is_whole = all(value is None or value == int(value) for value in (a.asked_change, a.mean_change))
    return a.decimals if is_whole else max(a.decimals, 1)
