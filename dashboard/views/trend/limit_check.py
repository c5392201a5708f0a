"""Values under the limits of a standard: the one of their time, or another that the reader chooses."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dashboard.models.claims import Figure
from dashboard.models.dimensions import CityLimit, NationalLimit
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.figure_cells import amount_cell
from dashboard.views.layouts import FIGURE, Field, Layout
from dashboard.views.trend.indicator_data import IndicatorData
from rules.limit import Label, judge, what_changed
from rules.rounding import decimals, exact_digits

OF_ITS_TIME = "of_its_time"  # each value by the standard in force in its time
LAYOUT = Layout(
    "limits",
    ("place", "period", "scope", "value", "label_of_time"),
    (*FIGURE, Field("standard_of_time"), Field("label_of_time"), Field("standard"), Field("label")),
)
CHOSEN_LAYOUT = replace(LAYOUT, headings=(*LAYOUT.headings, "label_chosen", "label_change"))


@dataclass(frozen=True)
class LimitCheck:
    """Sentences on what the limits say and on what changed a label, and every label in a table."""

    standard: str
    findings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    table: Table = field(default_factory=lambda: Table([]))


def check_limits(run: Run, data: IndicatorData, figures: Sequence[Figure], standard: str) -> LimitCheck:
    """Yearly figures under the standard of their time and, if it is another, under the chosen one."""
    view = LimitCheck(standard, table=(LAYOUT if standard == OF_ITS_TIME else CHOSEN_LAYOUT).table(run))
    chosen = next((limit for limit in data.limits if limit.standard_id == standard), None)
    in_force = {limit.year: limit for limit in data.national_limits if limit.standing == "in_force"}
    for f in sorted(figures, key=lambda f: (f.place_id, -(f.year or 0), f.scope_id)):
        then = in_force.get(f.year or 0)
        cells = [
            Cell(run.place_name(f.place_id)),
            Cell(f.period),
            Cell(run.scope_label(f.scope_id)),
            amount_cell(run, f),
            Cell(_label_with_limit(run, f, then)),
        ]
        if chosen is not None:
            cells += [Cell(_label_with_limit(run, f, chosen)), Cell(_label_change(run, f, then, chosen))]
        record = LAYOUT.record(
            run,
            f,
            standard_of_time=then and then.standard_id,
            label_of_time=_label(f, then),
            standard=standard,
            label=_label(f, chosen),
        )
        view.table.add(cells, [record])
    view.findings.extend(_newest_findings(run, data, figures, in_force))
    view.findings.extend(_changed_labels(run, figures, in_force))
    view.notes.extend(_standard_notes(run, data, standard))
    return view


def _label(figure: Figure, limit: CityLimit | NationalLimit | None) -> Label | None:
    """A figure under a limit, rounded where needed to the decimals that the limit shows."""
    if limit is None:
        return None
    places = decimals(exact_digits(limit.value))
    return judge(figure.value, figure.comparator, limit.value, limit.comparator, places)


def _label_with_limit(run: Run, figure: Figure, limit: CityLimit | NationalLimit | None) -> str:
    """A label with its limit: meets (≤ 35)."""
    label = _label(figure, limit)
    if limit is None or label is None:
        return run.text("label.no_limit")
    amount = run.text.amount(exact_digits(limit.value), "none", limit.comparator)
    return run.text(f"label.{label}", limit=amount)


def _label_change(run: Run, figure: Figure, then: NationalLimit | None, chosen: CityLimit) -> str:
    """Whether the label differs under the chosen standard: for the same value only the rule can."""
    before, after = _label(figure, then), _label(figure, chosen)
    if before is None or after is None:
        return run.text("label.no_earlier")
    return run.text(f"label.change_{what_changed(before, after, after)}")


def _newest_findings(
    run: Run, data: IndicatorData, figures: Sequence[Figure], in_force: dict[int, NationalLimit]
) -> list[str]:
    """The newest figure of each place under the national limits of its time and of the years to come."""
    findings = []
    for place in dict.fromkeys(f.place_id for f in figures):
        newest = max((f for f in figures if f.place_id == place), key=lambda f: f.year or 0)
        then = in_force.get(newest.year or 0)
        if then is None:
            continue
        to_come = [x for x in data.national_limits if x.year == newest.year and x.standing == "to_come"]
        parts = [
            run.text(
                f"finding.limit_{_label(newest, limit)}",
                limit=exact_digits(limit.value),
                standard=run.text.name_of(run.catalogue.standards[limit.standard_id]),
            )
            for limit in [then, *to_come]
        ]
        findings.append(
            run.text(
                "finding.limits",
                place=run.place_name(place),
                year=newest.period,
                amount=amount_cell(run, newest).text,
                parts=run.text.join(parts),
            )
        )
    return findings


def _changed_labels(run: Run, figures: Sequence[Figure], in_force: dict[int, NationalLimit]) -> list[str]:
    """Labels that differ between neighbouring years of one definition, each by the rule of its time."""
    findings = []
    of_year = {(f.place_id, f.comparison_key, f.year): f for f in figures}
    for f in figures:
        older = of_year.get((f.place_id, f.comparison_key, (f.year or 0) - 1))
        if older is None:
            continue
        new_limit, old_limit = in_force.get(f.year or 0), in_force.get(older.year or 0)
        before, after, before_by_new = (
            _label(older, old_limit),
            _label(f, new_limit),
            _label(older, new_limit),
        )
        if not (before and after and before_by_new):
            continue
        reason = what_changed(before, after, before_by_new)
        if reason != "nothing":
            place = run.place_name(f.place_id)
            findings.append(
                run.text(f"finding.turned_{reason}", place=place, base=older.period, year=f.period)
            )
    return findings


def _standard_notes(run: Run, data: IndicatorData, standard: str) -> list[str]:
    """What to know of the standards used: how sure their limits are, and what their notes say."""
    used = dict.fromkeys(x.standard_id for x in data.limits if x.is_national or x.standard_id == standard)
    notes = []
    for code in used:
        s = run.catalogue.standards[code]
        note = run.text.name_of(s, "note")
        if s.evidence != "primary" or note:
            parts = [run.term_name("evidence", s.evidence), *([note] if note else [])]
            notes.append(run.text("standard.remark", standard=run.text.name_of(s), note=run.text.join(parts)))
    return notes
