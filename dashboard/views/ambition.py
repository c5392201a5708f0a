"""How ambitious targets are: against the last result, the best year, the limits, and what the city managed before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dashboard.models.judgements import Ambition
from dashboard.queries.catalogue import fetch_limits
from dashboard.queries.judgements import fetch_ambitions
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Distance, Record, Table

RELATIONS = ("looser", "equal", "tighter", "unknown")
ICONS = {"looser": "▽", "equal": "=", "tighter": "▲", "unknown": "?"}


@dataclass(frozen=True)
class AmbitionView:
    """Counts by relation, sentences on what is asked, the distances and the table."""

    title: str
    counts: dict[str, int]
    findings: list[str] = field(default_factory=list)
    distances: list[Distance] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))


def build_ambition(run: Run, places: Sequence[str], year: int) -> AmbitionView:
    """Targets of a year that have a number, of the places and their waters, the loosest first."""
    text, title = (
        run.text,
        run.text("ambition.title", places=run.text.join([run.place_name(p) for p in places]), year=year),
    )
    places = run.with_waters(places)
    found = [
        a
        for a in fetch_ambitions(run.warehouse, places)
        if a.period.startswith(str(year)) and a.target_value is not None
    ]
    found.sort(
        key=lambda a: (RELATIONS.index(a.relation), places.index(a.place_id), a.indicator_id, a.scope_id)
    )
    columns = (
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
    )
    view = AmbitionView(
        title,
        {relation: sum(a.relation == relation for a in found) for relation in RELATIONS},
        table=Table([text(f"column.{c}") for c in columns]),
    )
    for a in found:
        view.table.rows.append(_row(run, a))
        view.table.records.append(_record(run, a))
        if a.relation != "unknown":
            view.findings.append(_finding(run, a))
        if a.margin:
            name = text(
                "trend.line", place=run.place_name(a.place_id), scope=run.indicator_name(a.indicator_id)
            )
            view.distances.append(
                Distance(
                    name,
                    text.unit_name(_gap_unit(a)),
                    -a.margin,
                    f"{_target(run, a)} ← {_level(run, a, a.last_text)} ({a.last_period})",
                )
            )
    return view


def relation_label(run: Run, relation: str) -> str:
    """A relation as an icon and a word."""
    return f"{ICONS[relation]} {run.text(f'relation.{relation}')}"


def _target(run: Run, a: Ambition) -> str:
    return run.text.amount(a.target_text, a.unit_id, a.comparator)


def _level(run: Run, a: Ambition, printed: str | None) -> str:
    return "–" if printed is None else run.text.amount(printed, a.unit_id)


def _gap_unit(a: Ambition) -> str:
    return "percentage_point" if a.unit_id == "percent" else a.unit_id


def _gap(run: Run, a: Ambition, value: Decimal) -> str:
    return run.text.amount(f"{abs(value):.{a.decimals}f}", _gap_unit(a))


def _row(run: Run, a: Ambition) -> list[Cell]:
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
        Cell(_limits(run, a)),
        Cell(_pace(run, a)),
    ]


def _limits(run: Run, a: Ambition) -> str:
    """The target against the national limit in force at the end of its year, and the one to come."""
    if a.target_value is None:
        return "–"
    day = date(int(a.period[:4]), 12, 31)
    national = [x for x in fetch_limits(run.warehouse, a.indicator_id) if x.grade_id == "grade_ii"]
    shown = [x for x in national if x.end_on is None or x.end_on >= day]
    told = [
        run.text(
            f"ambition.limit_{'within' if a.target_value <= x.value else 'above'}",
            limit=f"{x.value.normalize():f}",
            year=x.start_on.year,
        )
        for x in shown
    ]
    return run.text.join(told) or "–"


def _pace(run: Run, a: Ambition) -> str:
    """The yearly change a target asks for, and the yearly changes the city has made."""
    if a.asked_change is None:
        return "–"
    asked = run.text.change(a.asked_change, _gap_unit(a), max(a.decimals, 1))
    if not a.changes or a.mean_change is None:
        return run.text("ambition.asked_only", asked=asked)
    mean = run.text.change(a.mean_change, _gap_unit(a), max(a.decimals, 1))
    return run.text("ambition.asked", asked=asked, mean=mean, count=a.changes)


def _finding(run: Run, a: Ambition) -> str:
    named = {
        "place": run.place_name(a.place_id),
        "year": a.period,
        "indicator": run.indicator_name(a.indicator_id),
        "scope": run.scope_name(a.scope_id),
    }
    told = run.text(
        f"ambition.finding_{a.relation}",
        **named,
        target=_target(run, a),
        last=a.last_period,
        result=_level(run, a, a.last_text),
        gap=_gap(run, a, a.margin or Decimal(0)),
    )
    if a.best_period != a.last_period and a.best_result != a.last_result:
        return run.text.sentences(
            [told, run.text("ambition.best", best=_level(run, a, a.best_text), period=a.best_period)]
        )
    return told


def _record(run: Run, a: Ambition) -> Record:
    return {
        "place_id": a.place_id,
        "place": run.place_name(a.place_id),
        "indicator_id": a.indicator_id,
        "indicator": run.indicator_name(a.indicator_id),
        "scope_id": a.scope_id,
        "period": a.period,
        "comparator": a.comparator,
        "target_value": a.target_value,
        "target_text": a.target_text,
        "unit_id": a.unit_id,
        "last_period": a.last_period,
        "last_result": a.last_result,
        "relation": a.relation,
        "margin": a.margin,
        "best_period": a.best_period,
        "best_result": a.best_result,
        "asked_change": a.asked_change,
        "mean_change": a.mean_change,
        "target_claim_id": a.target_claim_id,
        "last_claim_id": a.last_claim_id,
    }
