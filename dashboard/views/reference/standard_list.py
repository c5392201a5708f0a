"""The standards behind labels: limits through time, versions and their validity, water classes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from dashboard.models.dimensions import Limit, Standard, WaterClass
from dashboard.queries.catalogue import fetch_all_limits, fetch_water_classes
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.layouts import Field, Layout
from dashboard.views.trend.trend_words import short_date
from rules.rounding import exact_digits

CLASSES = ("i", "ii", "iii", "iv", "v")
STANDARDS = Layout(
    "standards",
    ("standard", "in_force", "evidence", "note"),
    (
        Field("standard_id"),
        Field("start_on", value=lambda run, s: s.start_on.isoformat()),
        Field("end_on", value=lambda run, s: s.end_on and s.end_on.isoformat()),
        Field("evidence"),
    ),
)
LIMITS = Layout(
    "standard-limits",
    ("indicator",),
    (
        Field("indicator_id"),
        Field("standard_id"),
        Field("grade_id"),
        Field("value", Decimal),
        Field("unit_id"),
        Field("start_on", value=lambda run, limit: limit.start_on.isoformat()),
        Field("end_on", value=lambda run, limit: limit.end_on and limit.end_on.isoformat()),
    ),
)
WATER_CLASSES = Layout(
    "water-classes",
    ("item", *(f"class_{one}" for one in CLASSES)),
    (
        Field("item", value=lambda run, c: run.text.name_of(c, "item")),
        Field("comparator"),
        *(Field(one, value=lambda run, c, one=one: getattr(c, f"class_{one}")) for one in CLASSES),
    ),
)


@dataclass(frozen=True)
class StandardList:
    """Three tables."""

    limits: Table
    versions: Table
    classes: Table


def build_standard_list(run: Run) -> StandardList:
    """Every standard, limit and class on record."""
    return StandardList(
        _tabulate_limits(run, fetch_all_limits(run.warehouse)),
        _table(run, STANDARDS, list(run.catalogue.standards.values()), _standard_cells),
        _table(run, WATER_CLASSES, fetch_water_classes(run.warehouse), _class_cells),
    )


def _table(run: Run, layout: Layout, items: Sequence, make_cells: Callable[[Run, Any], list[str]]) -> Table:
    return layout.lazy_table(
        run, items, lambda part: [[Cell(text) for text in make_cells(run, item)] for item in part]
    )


def _standard_cells(run: Run, s: Standard) -> list[str]:
    evidence = run.term_name("evidence", s.evidence)
    return [run.text.name_of(s), _span(s.start_on, s.end_on), evidence, run.text.name_of(s, "note") or "–"]


def _tabulate_limits(run: Run, limits: Sequence[Limit]) -> Table:
    """A row for each indicator, a column for each grade: its limits, and from when they hold."""
    by_grade = {
        code: [limit for limit in limits if limit.grade_id == code]
        for code in reversed(run.catalogue.term_codes("grade_id"))
    }
    grades = sorted((code for code in by_grade if by_grade[code]), key=lambda code: _at_once(by_grade[code]))
    names = [run.term_name("grade_id", grade) for grade in grades]
    table = LIMITS.table(run, [run.text("column.indicator"), *names])
    known = {limit.indicator_id for limit in limits}
    for indicator in (code for code in run.catalogue.indicators if code in known):
        own = [limit for limit in limits if limit.indicator_id == indicator]
        unit = run.text.unit_name(own[0].unit_id)
        name = run.text("overview.with_unit", name=run.indicator_name(indicator), unit=unit)
        steps = [_name_steps(run, [limit for limit in own if limit.grade_id == grade]) for grade in grades]
        table.add([Cell(name), *map(Cell, steps)], [LIMITS.record(run, limit) for limit in own])
    return table


def _at_once(limits: Sequence[Limit]) -> bool:
    """Whether several limits of an indicator hold at the same time."""
    return len(limits) > len({(limit.indicator_id, limit.start_on) for limit in limits})


def _name_steps(run: Run, limits: Sequence[Limit]) -> str:
    """The limits of one grade in order of time, equal ones joined; side by side where they hold together."""
    if not limits:
        return "–"
    if _at_once(limits):
        ordered = sorted((limit.value for limit in limits), reverse=True)
        values = " / ".join(map(exact_digits, ordered))
        return run.text("standards.at_once", limits=values, on=short_date(limits[0].start_on))
    first = run.text.amount(exact_digits(limits[0].value), "none", limits[0].comparator)
    steps = [run.text("trend.limit_from", limit=first, on=short_date(limits[0].start_on))]
    for older, newer in pairwise(limits):
        if newer.value != older.value:
            amount = exact_digits(newer.value)
            steps.append(run.text("trend.limit_from", limit=amount, on=short_date(newer.start_on)))
    return " → ".join(steps)


def _class_cells(run: Run, item: WaterClass) -> list[str]:
    values = [getattr(item, f"class_{one}") for one in CLASSES]
    return [
        run.text.name_of(item, "item"),
        *(run.text.amount(value, "none", item.comparator) for value in values),
    ]


def _span(start: date, end: date | None) -> str:
    return f"{start.isoformat()} – {end.isoformat() if end else '…'}"
