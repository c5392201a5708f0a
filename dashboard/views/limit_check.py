"""Values under the limits of a standard: the one of their time, or another that the reader chooses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.models.claims import Figure
from dashboard.models.dimensions import Limit
from dashboard.queries.catalogue import fetch_limits
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.figure_cells import amount_cell, figure_record
from rules.limit import Label, judge, what_changed

OF_ITS_TIME = "of_its_time"
GRADES = ("grade_ii", "guideline")  # the grade that cities are judged by; WHO guidelines have one only


@dataclass(frozen=True)
class LimitCheck:
    """Sentences on what the limits say, whether the value or the rule changed a label, and every label in a table."""

    standard: str
    findings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))


def find_standards(run: Run, indicator: str) -> list[str]:
    """The standards that limit an indicator, in order of time."""
    limited = {limit.standard_id for limit in fetch_limits(run.warehouse, indicator)}
    return [code for code in run.catalogue.standards if code in limited]


def check_limits(run: Run, indicator: str, figures: Sequence[Figure], standard: str) -> LimitCheck:
    """Yearly figures under the standard of their time and, if it is another, under the chosen one."""
    text = run.text
    limits = [limit for limit in fetch_limits(run.warehouse, indicator) if limit.grade_id in GRADES]
    columns = ["place", "period", "scope", "value", "label_of_time"] + (
        ["label_chosen", "label_change"] if standard != OF_ITS_TIME else []
    )
    view = LimitCheck(standard, table=Table([text(f"column.{c}") for c in columns]))
    chosen = next((limit for limit in limits if limit.standard_id == standard), None)
    for f in sorted(figures, key=lambda f: (f.place_id, -(f.year or 0), f.scope_id)):
        then = _in_force(limits, date(f.year or 1, 12, 31))
        cells = [
            Cell(run.place_name(f.place_id)),
            Cell(f.period),
            Cell(run.scope_name(f.scope_id)),
            amount_cell(run, f),
            Cell(_told(run, f, then)),
        ]
        if chosen is not None:
            cells += [Cell(_told(run, f, chosen)), Cell(_why(run, f, then, chosen))]
        view.table.rows.append(cells)
        view.table.records.append(
            figure_record(run, f)
            | {
                "standard_of_time": then and then.standard_id,
                "label_of_time": _label(f, then),
                "standard": standard,
                "label": _label(f, chosen),
            }
        )
    view.findings.extend(_newest(run, figures, limits))
    view.findings.extend(_turned(run, figures, limits))
    view.remarks.extend(_remarks(run, limits, standard))
    return view


def _in_force(limits: Sequence[Limit], day: date) -> Limit | None:
    """The national limit in force on a day."""
    return next(
        (
            x
            for x in limits
            if x.grade_id == "grade_ii" and x.start_on <= day and (x.end_on is None or day <= x.end_on)
        ),
        None,
    )


def _label(figure: Figure, limit: Limit | None) -> Label | None:
    return None if limit is None else judge(figure.value, figure.comparator, limit.value)


def _told(run: Run, figure: Figure, limit: Limit | None) -> str:
    """A label with its limit: meets (≤ 35)."""
    label = _label(figure, limit)
    if limit is None or label is None:
        return run.text("label.no_limit")
    return run.text(
        f"label.{label}", limit=run.text.amount(f"{limit.value.normalize():f}", "none", limit.comparator)
    )


def _why(run: Run, figure: Figure, then: Limit | None, chosen: Limit) -> str:
    """Whether the label differs under the chosen standard; the value is one and the same, so only the rule can change it."""
    before, after = _label(figure, then), _label(figure, chosen)
    if before is None or after is None:
        return run.text("label.no_earlier")
    return run.text(f"label.change_{what_changed(before, after, after)}")


def _newest(run: Run, figures: Sequence[Figure], limits: Sequence[Limit]) -> list[str]:
    """The newest figure of each place under the national limits of its time and of the years to come."""
    told = []
    for place in dict.fromkeys(f.place_id for f in figures):
        f = max((f for f in figures if f.place_id == place), key=lambda f: f.year or 0)
        then = _in_force(limits, date(f.year or 1, 12, 31))
        coming = [
            x for x in limits if x.grade_id == "grade_ii" and then is not None and x.start_on > then.start_on
        ]
        if then is None:
            continue
        parts = [
            run.text(
                f"finding.limit_{_label(f, x)}",
                limit=f"{x.value.normalize():f}",
                standard=run.text.name_of(run.catalogue.standards[x.standard_id]),
            )
            for x in [then, *coming]
        ]
        told.append(
            run.text(
                "finding.limits",
                place=run.place_name(place),
                year=f.period,
                amount=amount_cell(run, f).text,
                parts=run.text.join(parts),
            )
        )
    return told


def _turned(run: Run, figures: Sequence[Figure], limits: Sequence[Limit]) -> list[str]:
    """Labels that differ between two neighbouring years of one definition, each under the rule of its time."""
    told = []
    by_key = {(f.place_id, f.comparison_key, f.year): f for f in figures}
    for f in figures:
        older = by_key.get((f.place_id, f.comparison_key, (f.year or 0) - 1))
        if older is None:
            continue
        new, old = (
            _in_force(limits, date(f.year or 1, 12, 31)),
            _in_force(limits, date(older.year or 1, 12, 31)),
        )
        before, after, by_new = _label(older, old), _label(f, new), _label(older, new)
        if before and after and by_new and (reason := what_changed(before, after, by_new)) != "nothing":
            told.append(
                run.text(
                    f"finding.turned_{reason}",
                    place=run.place_name(f.place_id),
                    base=older.period,
                    year=f.period,
                )
            )
    return told


def _remarks(run: Run, limits: Sequence[Limit], standard: str) -> list[str]:
    """What to know of the standards used: how sure their limits are, and that WHO counts differently."""
    used = dict.fromkeys(
        x.standard_id for x in limits if x.grade_id == "grade_ii" or x.standard_id == standard
    )
    told = []
    for code in used:
        s = run.catalogue.standards[code]
        note = run.text.name_of(s, "note")
        if s.evidence != "primary" or note:
            parts = [run.term_name("evidence", s.evidence), *([note] if note else [])]
            told.append(run.text("standard.remark", standard=run.text.name_of(s), note=run.text.join(parts)))
    return told
