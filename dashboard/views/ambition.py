"""How ambitious targets are: against the last result, the best year, the limits, and what the city managed before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dashboard import queries
from dashboard.models import Ambition
from dashboard.page import Page
from dashboard.views.table import MISSING, Cell, Distance, Record, Table

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


def ambition_view(page: Page, places: Sequence[str], year: int) -> AmbitionView:
    """Targets of a year that have a number, of the places and their waters, the loosest first."""
    text, title = page.text, page.text("ambition.title", places=page.text.join([page.place(p) for p in places]), year=year)
    places = page.with_waters(places)
    found = [a for a in queries.ambitions(page.warehouse, places) if a.period.startswith(str(year)) and a.target_value is not None]
    found.sort(key=lambda a: (RELATIONS.index(a.relation), places.index(a.place_id), a.indicator_id, a.scope))
    columns = ("relation", "place", "indicator", "scope", "target", "last_result", "room", "best_year", "limits", "yearly_change")
    view = AmbitionView(
        title,
        {relation: sum(a.relation == relation for a in found) for relation in RELATIONS},
        table=Table([text(f"column.{c}") for c in columns]),
    )
    for a in found:
        view.table.rows.append(_row(page, a))
        view.table.records.append(_record(page, a))
        if a.relation != "unknown":
            view.findings.append(_finding(page, a))
        if a.margin:
            name = text("trend.line", place=page.place(a.place_id), scope=page.indicator(a.indicator_id))
            view.distances.append(
                Distance(name, text.unit(_gap_unit(a)), -a.margin, f"{_target(page, a)} ← {_level(page, a, a.last_text)} ({a.last_period})")
            )
    return view


def relation_words(page: Page, relation: str) -> str:
    """A relation as an icon and a word."""
    return f"{ICONS[relation]} {page.text(f'relation.{relation}')}"


def _target(page: Page, a: Ambition) -> str:
    return page.text.amount(a.target_text, a.unit, a.comparator)


def _level(page: Page, a: Ambition, printed: str | None) -> str:
    return "–" if printed is None else page.text.amount(printed, a.unit)


def _gap_unit(a: Ambition) -> str:
    return "percentage_point" if a.unit == "percent" else a.unit


def _gap(page: Page, a: Ambition, value: Decimal) -> str:
    return page.text.amount(f"{abs(value):.{a.decimals}f}", _gap_unit(a))


def _row(page: Page, a: Ambition) -> list[Cell]:
    last = MISSING if a.last_result is None else Cell(f"{_level(page, a, a.last_text)} ({a.last_period})", a.last_claim_id)
    best = "–" if a.best_result is None else f"{_level(page, a, a.best_text)} ({a.best_period})"
    room = "–" if a.margin is None else page.text("relation.exact") if a.margin == 0 else _gap(page, a, a.margin)
    return [
        Cell(relation_words(page, a.relation)), Cell(page.place(a.place_id)), Cell(page.indicator(a.indicator_id)), Cell(page.scope(a.scope)),
        Cell(_target(page, a), a.target_claim_id), last, Cell(room), Cell(best), Cell(_limits(page, a)), Cell(_pace(page, a)),
    ]  # fmt: skip


def _limits(page: Page, a: Ambition) -> str:
    """The target against the national limit in force at the end of its year, and the one to come."""
    if a.target_value is None:
        return "–"
    day = date(int(a.period[:4]), 12, 31)
    national = [x for x in queries.limits(page.warehouse, a.indicator_id) if x.grade_id == "grade_ii"]
    shown = [x for x in national if x.end_on is None or x.end_on >= day]
    told = [
        page.text(f"ambition.limit_{'within' if a.target_value <= x.value else 'above'}", limit=f"{x.value.normalize():f}", year=x.start_on.year)
        for x in shown
    ]
    return page.text.join(told) or "–"


def _pace(page: Page, a: Ambition) -> str:
    """The yearly change a target asks for, and the yearly changes the city has made."""
    if a.asked_change is None:
        return "–"
    asked = page.text.change(a.asked_change, _gap_unit(a), max(a.decimals, 1))
    if not a.changes or a.mean_change is None:
        return page.text("ambition.asked_only", asked=asked)
    mean = page.text.change(a.mean_change, _gap_unit(a), max(a.decimals, 1))
    return page.text("ambition.asked", asked=asked, mean=mean, count=a.changes)


def _finding(page: Page, a: Ambition) -> str:
    named = {"place": page.place(a.place_id), "year": a.period, "indicator": page.indicator(a.indicator_id), "scope": page.scope(a.scope)}
    told = page.text(
        f"ambition.finding_{a.relation}", **named, target=_target(page, a), last=a.last_period,
        result=_level(page, a, a.last_text), gap=_gap(page, a, a.margin or Decimal(0)),
    )  # fmt: skip
    if a.best_period != a.last_period and a.best_result != a.last_result:
        return page.text.sentences([told, page.text("ambition.best", best=_level(page, a, a.best_text), period=a.best_period)])
    return told


def _record(page: Page, a: Ambition) -> Record:
    return {
        "place_id": a.place_id, "place": page.place(a.place_id), "indicator_id": a.indicator_id, "indicator": page.indicator(a.indicator_id),
        "scope": a.scope, "period": a.period, "comparator": a.comparator, "target_value": a.target_value, "target_text": a.target_text,
        "unit": a.unit, "last_period": a.last_period, "last_result": a.last_result, "relation": a.relation, "margin": a.margin,
        "best_period": a.best_period, "best_result": a.best_result, "asked_change": a.asked_change, "mean_change": a.mean_change,
        "target_claim_id": a.target_claim_id, "last_claim_id": a.last_claim_id,
    }  # fmt: skip
