"""Values under the limits of a standard: the one of their time, or another that the reader chooses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard import queries
from dashboard.models import Figure, Limit
from dashboard.page import Page
from dashboard.views.table import Cell, Table, amount, record
from rules.limit import Label, judge, what_changed

OF_ITS_TIME = "of_its_time"
GRADES = ("grade_ii", "guideline")  # the grade that cities are judged by; WHO guidelines have one only


@dataclass(frozen=True)
class Judgement:
    """Sentences on what the limits say, whether the value or the rule changed a label, and every label in a table."""

    standard: str
    findings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))


def standards_of(page: Page, indicator: str) -> list[str]:
    """The standards that limit an indicator, in order of time."""
    limited = {limit.standard_id for limit in queries.limits(page.warehouse, indicator)}
    return [code for code in page.catalogue.standards if code in limited]


def judgement(page: Page, indicator: str, figures: Sequence[Figure], standard: str) -> Judgement:
    """Yearly figures under the standard of their time and, if it is another, under the chosen one."""
    text = page.text
    limits = [limit for limit in queries.limits(page.warehouse, indicator) if limit.grade_id in GRADES]
    columns = ["place", "period", "scope", "value", "label_of_time"] + (["label_chosen", "label_change"] if standard != OF_ITS_TIME else [])
    view = Judgement(standard, table=Table([text(f"column.{c}") for c in columns]))
    chosen = next((limit for limit in limits if limit.standard_id == standard), None)
    for f in sorted(figures, key=lambda f: (f.place_id, -(f.year or 0), f.scope)):
        then = _in_force(limits, date(f.year or 1, 12, 31))
        cells = [Cell(page.place(f.place_id)), Cell(f.period), Cell(page.scope(f.scope)), amount(page, f), Cell(_told(page, f, then))]
        if chosen is not None:
            cells += [Cell(_told(page, f, chosen)), Cell(_why(page, f, then, chosen))]
        view.table.rows.append(cells)
        view.table.records.append(
            record(page, f)
            | {"standard_of_time": then and then.standard_id, "label_of_time": _label(f, then), "standard": standard, "label": _label(f, chosen)}
        )
    view.findings.extend(_newest(page, figures, limits))
    view.findings.extend(_turned(page, figures, limits))
    view.remarks.extend(_remarks(page, limits, standard))
    return view


def _in_force(limits: Sequence[Limit], day: date) -> Limit | None:
    """The national limit in force on a day."""
    return next((x for x in limits if x.grade_id == "grade_ii" and x.start_on <= day and (x.end_on is None or day <= x.end_on)), None)


def _label(figure: Figure, limit: Limit | None) -> Label | None:
    return None if limit is None else judge(figure.value, figure.comparator, limit.value)


def _told(page: Page, figure: Figure, limit: Limit | None) -> str:
    """A label with its limit: meets (≤ 35)."""
    label = _label(figure, limit)
    if limit is None or label is None:
        return page.text("label.no_limit")
    return page.text(f"label.{label}", limit=page.text.amount(f"{limit.value.normalize():f}", "none", limit.comparator))


def _why(page: Page, figure: Figure, then: Limit | None, chosen: Limit) -> str:
    """Whether the label differs under the chosen standard; the value is one and the same, so only the rule can change it."""
    before, after = _label(figure, then), _label(figure, chosen)
    if before is None or after is None:
        return page.text("label.no_earlier")
    return page.text(f"label.change_{what_changed(before, after, after)}")


def _newest(page: Page, figures: Sequence[Figure], limits: Sequence[Limit]) -> list[str]:
    """The newest figure of each place under the national limits of its time and of the years to come."""
    told = []
    for place in dict.fromkeys(f.place_id for f in figures):
        f = max((f for f in figures if f.place_id == place), key=lambda f: f.year or 0)
        then = _in_force(limits, date(f.year or 1, 12, 31))
        coming = [x for x in limits if x.grade_id == "grade_ii" and then is not None and x.start_on > then.start_on]
        if then is None:
            continue
        parts = [
            page.text(
                f"finding.limit_{_label(f, x)}", limit=f"{x.value.normalize():f}", standard=page.text.of(page.catalogue.standards[x.standard_id])
            )
            for x in [then, *coming]
        ]
        told.append(page.text("finding.limits", place=page.place(place), year=f.period, amount=amount(page, f).text, parts=page.text.join(parts)))
    return told


def _turned(page: Page, figures: Sequence[Figure], limits: Sequence[Limit]) -> list[str]:
    """Labels that differ between two neighbouring years of one definition, each under the rule of its time."""
    told = []
    by_key = {(f.place_id, f.comparison_key, f.year): f for f in figures}
    for f in figures:
        older = by_key.get((f.place_id, f.comparison_key, (f.year or 0) - 1))
        if older is None:
            continue
        new, old = _in_force(limits, date(f.year or 1, 12, 31)), _in_force(limits, date(older.year or 1, 12, 31))
        before, after, by_new = _label(older, old), _label(f, new), _label(older, new)
        if before and after and by_new and (reason := what_changed(before, after, by_new)) != "nothing":
            told.append(page.text(f"finding.turned_{reason}", place=page.place(f.place_id), base=older.period, year=f.period))
    return told


def _remarks(page: Page, limits: Sequence[Limit], standard: str) -> list[str]:
    """What to know of the standards used: how sure their limits are, and that WHO counts differently."""
    used = dict.fromkeys(x.standard_id for x in limits if x.grade_id == "grade_ii" or x.standard_id == standard)
    told = []
    for code in used:
        s = page.catalogue.standards[code]
        note = page.text.of(s, "note")
        if s.evidence != "primary" or note:
            parts = [page.term("evidence", s.evidence), *([note] if note else [])]
            told.append(page.text("standard.remark", standard=page.text.of(s), note=page.text.join(parts)))
    return told
