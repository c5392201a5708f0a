"""The standards behind labels: versions and their validity, limits, water classes, look-alikes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.models.dimensions import Limit, LookAlike, Standard, WaterClass
from dashboard.queries.catalogue import fetch_all_limits, fetch_water_classes
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.layouts import Field, Layout
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
    ("indicator", "standard", "limit_grade", "limit", "in_force"),
    (
        Field("indicator_id"),
        Field("standard_id"),
        Field("grade_id"),
        Field("value", Decimal),
        Field("unit_id"),
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
LOOK_ALIKES = Layout(
    "look-alikes",
    ("kind", "one", "other", "reason"),
    (
        Field("list", value=lambda run, pair: pair.list_id),
        Field("code"),
        Field("other_code"),
        Field("reason", value=lambda run, pair: run.text.name_of(pair, "reason")),
    ),
)


@dataclass(frozen=True)
class StandardList:
    """Four tables."""

    versions: Table
    limits: Table
    classes: Table
    look_alikes: Table


def build_standard_list(run: Run) -> StandardList:
    """Every standard, limit, class and look-alike on record."""
    return StandardList(
        _table(run, STANDARDS, list(run.catalogue.standards.values()), _standard_cells),
        _table(run, LIMITS, fetch_all_limits(run.warehouse), _limit_cells),
        _table(run, WATER_CLASSES, fetch_water_classes(run.warehouse), _class_cells),
        _table(run, LOOK_ALIKES, run.catalogue.look_alikes, _look_alike_cells),
    )


def _table(run: Run, layout: Layout, items: Sequence, make_cells: Callable[[Run, Any], list[str]]) -> Table:
    return layout.lazy_table(
        run, items, lambda part: [[Cell(text) for text in make_cells(run, item)] for item in part]
    )


def _standard_cells(run: Run, s: Standard) -> list[str]:
    evidence = run.term_name("evidence", s.evidence)
    return [run.text.name_of(s), _span(s.start_on, s.end_on), evidence, run.text.name_of(s, "note") or "–"]


def _limit_cells(run: Run, limit: Limit) -> list[str]:
    return [
        run.indicator_name(limit.indicator_id),
        run.text.name_of(run.catalogue.standards[limit.standard_id]),
        run.term_name("grade_id", limit.grade_id),
        run.text.amount(exact_digits(limit.value), limit.unit_id, limit.comparator),
        _span(limit.start_on, limit.end_on),
    ]


def _class_cells(run: Run, item: WaterClass) -> list[str]:
    values = [getattr(item, f"class_{one}") for one in CLASSES]
    return [
        run.text.name_of(item, "item"),
        *(run.text.amount(value, "none", item.comparator) for value in values),
    ]


def _look_alike_cells(run: Run, pair: LookAlike) -> list[str]:
    names = {
        "indicator": run.indicator_name,
        "scope": run.scope_name,
        "level": lambda code: run.term_name("level", code),
    }
    name = names[pair.list_id]
    kind, reason = run.text(f"look_alike.{pair.list_id}"), run.text.name_of(pair, "reason")
    return [kind, name(pair.code), name(pair.other_code), reason]


def _span(start: date, end: date | None) -> str:
    return f"{start.isoformat()} – {end.isoformat() if end else '…'}"
