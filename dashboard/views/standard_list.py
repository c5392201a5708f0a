"""The standards behind labels: versions with their validity, limits, water classes, and pairs that only look alike."""

from dataclasses import dataclass

from dashboard.queries.catalogue import fetch_all_limits, fetch_water_classes
from dashboard.run import Run
from dashboard.table import Cell, Table
from rules.rounding import exact_digits


@dataclass(frozen=True)
class StandardList:
    """Four tables."""

    versions: Table
    limits: Table
    classes: Table
    look_alikes: Table


def build_standard_list(run: Run) -> StandardList:
    """Every standard, limit, class and look-alike on record."""
    text = run.text

    def table(*columns: str) -> Table:
        return Table([text(f"column.{c}") for c in columns])

    versions, limits = (
        table("standard", "in_force", "evidence", "note"),
        table("indicator", "standard", "limit_grade", "limit", "in_force"),
    )
    for s in run.catalogue.standards.values():
        cells = [
            text.name_of(s),
            _span(s.start_on.isoformat(), s.end_on and s.end_on.isoformat()),
            run.term_name("evidence", s.evidence),
            text.name_of(s, "note") or "–",
        ]
        _add(
            versions,
            cells,
            {
                "standard_id": s.standard_id,
                "start_on": s.start_on.isoformat(),
                "end_on": s.end_on and s.end_on.isoformat(),
                "evidence": s.evidence,
            },
        )
    for x in fetch_all_limits(run.warehouse):
        amount = text.amount(exact_digits(x.value), x.unit_id, x.comparator)
        span = _span(x.start_on.isoformat(), x.end_on and x.end_on.isoformat())
        cells = [
            run.indicator_name(x.indicator_id),
            text.name_of(run.catalogue.standards[x.standard_id]),
            run.term_name("grade_id", x.grade_id),
            amount,
            span,
        ]
        _add(
            limits,
            cells,
            {
                "indicator_id": x.indicator_id,
                "standard_id": x.standard_id,
                "grade_id": x.grade_id,
                "value": x.value,
                "unit_id": x.unit_id,
            },
        )
    classes = table("item", "class_i", "class_ii", "class_iii", "class_iv", "class_v")
    for c in fetch_water_classes(run.warehouse):
        values = [c.class_i, c.class_ii, c.class_iii, c.class_iv, c.class_v]
        cells = [text.name_of(c, "item"), *(text.amount(value, "none", c.comparator) for value in values)]
        _add(
            classes,
            cells,
            {"item": text.name_of(c, "item"), "comparator": c.comparator}
            | dict(zip(["i", "ii", "iii", "iv", "v"], values, strict=True)),
        )
    pairs = table("kind", "one", "other", "reason")
    name = {
        "indicator": run.indicator_name,
        "scope": run.scope_name,
        "level": lambda code: run.term_name("level", code),
    }
    for pair in run.catalogue.look_alikes:
        cells = [
            text(f"look_alike.{pair.list_id}"),
            name[pair.list_id](pair.code),
            name[pair.list_id](pair.other_code),
            text.name_of(pair, "reason"),
        ]
        _add(
            pairs,
            cells,
            {
                "list": pair.list_id,
                "code": pair.code,
                "other_code": pair.other_code,
                "reason": text.name_of(pair, "reason"),
            },
        )
    return StandardList(versions, limits, classes, pairs)


def _span(start: str, end: str | None) -> str:
    return f"{start} – {end or '…'}"


def _add(table: Table, cells: list[str], record: dict) -> None:
    table.rows.append([Cell(cell) for cell in cells])
    table.records.append(record)
