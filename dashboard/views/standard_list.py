"""The standards behind labels: versions with their validity, limits, water classes, and pairs that only look alike."""

from dataclasses import dataclass

from dashboard import queries
from dashboard.page import Page
from dashboard.views.table import Cell, Table


@dataclass(frozen=True)
class StandardList:
    """Four tables."""

    versions: Table
    limits: Table
    classes: Table
    look_alikes: Table


def standard_list(page: Page) -> StandardList:
    """Every standard, limit, class and look-alike on record."""
    text = page.text

    def table(*columns: str) -> Table:
        return Table([text(f"column.{c}") for c in columns])

    versions, limits = table("standard", "in_force", "evidence", "note"), table("indicator", "standard", "limit_grade", "limit", "in_force")
    for s in page.catalogue.standards.values():
        cells = [
            text.of(s),
            _span(s.start_on.isoformat(), s.end_on and s.end_on.isoformat()),
            page.term("evidence", s.evidence),
            text.of(s, "note") or "–",
        ]
        _add(
            versions,
            cells,
            {"standard_id": s.standard_id, "start_on": s.start_on.isoformat(), "end_on": s.end_on and s.end_on.isoformat(), "evidence": s.evidence},
        )
    for x in queries.all_limits(page.warehouse):
        told = text.amount(f"{x.value.normalize():f}", x.unit, x.comparator)
        span = _span(x.start_on.isoformat(), x.end_on and x.end_on.isoformat())
        cells = [page.indicator(x.indicator_id), text.of(page.catalogue.standards[x.standard_id]), page.term("limit_grade", x.grade_id), told, span]
        _add(limits, cells, {"indicator_id": x.indicator_id, "standard_id": x.standard_id, "grade_id": x.grade_id, "value": x.value, "unit": x.unit})
    classes = table("item", "class_i", "class_ii", "class_iii", "class_iv", "class_v")
    for c in queries.water_classes(page.warehouse):
        values = [c.class_i, c.class_ii, c.class_iii, c.class_iv, c.class_v]
        cells = [text.of(c, "item"), *(text.amount(value, "none", c.comparator) for value in values)]
        _add(classes, cells, {"item": text.of(c, "item"), "comparator": c.comparator} | dict(zip(["i", "ii", "iii", "iv", "v"], values, strict=True)))
    pairs = table("kind", "one", "other", "reason")
    name = {"indicator": page.indicator, "scope": page.scope, "level": lambda code: page.term("level", code)}
    for pair in page.catalogue.look_alikes:
        cells = [text(f"look_alike.{pair.list_id}"), name[pair.list_id](pair.code), name[pair.list_id](pair.other_code), text.of(pair, "reason")]
        _add(pairs, cells, {"list": pair.list_id, "code": pair.code, "other_code": pair.other_code, "reason": text.of(pair, "reason")})
    return StandardList(versions, limits, classes, pairs)


def _span(start: str, end: str | None) -> str:
    return f"{start} – {end or '…'}"


def _add(table: Table, cells: list[str], record: dict) -> None:
    table.rows.append([Cell(cell) for cell in cells])
    table.records.append(record)
