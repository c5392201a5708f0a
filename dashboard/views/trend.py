"""The course of one indicator: a line for each place and definition, with targets and limits, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby, pairwise

from dashboard import queries
from dashboard.models import Change, Figure, Limit
from dashboard.page import Page
from dashboard.views.judgement import OF_ITS_TIME, Judgement, judgement, standards_of
from dashboard.views.table import MISSING, Cell, Table, amount, record


@dataclass(frozen=True)
class Point:
    """A figure of one year; hollow if it is not a printed result. `told` is what a pointer shows."""

    year: int
    value: Decimal
    told: str
    hollow: bool = False


@dataclass(frozen=True)
class Line:
    """The figures of one place under one definition; a year without a figure is a gap."""

    place_id: str
    scope: str
    basis: str
    place: str
    scope_name: str
    points: list[Point]


@dataclass(frozen=True)
class Bridge:
    """Two years in a row of one place whose figures may not be compared, with the reason."""

    place_id: str
    older: Point
    newer: Point
    reason: str


@dataclass(frozen=True)
class Step:
    """A limit from one moment to another, as fractions of years; None is open."""

    name: str
    value: Decimal
    start: float
    end: float | None


@dataclass(frozen=True)
class Trend:
    """What the chart of years shows. `findings` are sentences to quote, `remarks` say what may not be compared.

    In `targets` a line is one mark, and its place is the words beside it.
    """

    title: str
    unit: str
    meaning: str
    lines: list[Line] = field(default_factory=list)
    bridges: list[Bridge] = field(default_factory=list)
    targets: list[Line] = field(default_factory=list)
    limits: list[Step] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    judgement: Judgement | None = None
    table: Table = field(default_factory=lambda: Table([]))


def trend(page: Page, indicator: str, places: Sequence[str], scopes: Sequence[str], standard: str = OF_ITS_TIME) -> Trend:
    """The yearly figures of an indicator for some places, on the chosen scopes, beside the limits of a standard."""
    found = [f for f in figures_of(page, indicator, places) if f.scope in scopes]
    yearly = [f for f in found if f.year is not None]
    targets = _targets(page, indicator, places, scopes)
    unit = page.catalogue.indicators[indicator].unit
    title = page.text("trend.title", indicator=page.indicator(indicator), unit=page.text.unit(unit) or "–")
    lines = _lines(page, yearly)
    bridges = [bridge for place in places for bridge in _bridges(page, [f for f in yearly if f.place_id == place])]
    changes = queries.changes(page.warehouse, [indicator], places)
    return Trend(
        title=title,
        unit=page.text.unit(unit),
        meaning=page.text.of(page.catalogue.indicators[indicator], "meaning"),
        lines=lines,
        bridges=bridges,
        targets=targets,
        limits=_steps(page, queries.limits(page.warehouse, indicator), [p.year for line in lines for p in line.points], standard),
        findings=[_finding(page, f, changes) for place in places for f in _newest([f for f in yearly if f.place_id == place])],
        remarks=[*(bridge.reason for bridge in bridges), *_look_alikes(page, indicator)],
        judgement=judgement(page, indicator, yearly, standard) if yearly and standards_of(page, indicator) else None,
        table=_table(page, found, places, changes),
    )


def figures_of(page: Page, indicator: str, places: Sequence[str]) -> list[Figure]:
    """Figures of an indicator and, where no document prints one, what follows from printed ones by arithmetic."""
    return queries.figures(page.warehouse, [indicator], places) + queries.derived_figures(page.warehouse, [indicator], places)


def scopes_of(page: Page, indicator: str, places: Sequence[str]) -> list[str]:
    """The scopes on which the places publish the indicator, or have a target for it, in the catalogue's order."""
    used = {f.scope for f in figures_of(page, indicator, places)}
    used |= {t.scope for t in queries.targets(page.warehouse, places, [indicator]) if t.target_value is not None}
    return [scope for scope in page.catalogue.scopes if scope in used]


def _lines(page: Page, figures: list[Figure]) -> list[Line]:
    key = lambda f: (f.place_id, f.comparison_key)  # noqa: E731
    lines = []
    for _, run in groupby(sorted(figures, key=lambda f: (*key(f), f.year)), key):
        of_line = list(run)
        f = of_line[0]
        lines.append(Line(f.place_id, f.scope, f.basis, page.place(f.place_id), page.scope(f.scope), [_point(page, f) for f in of_line]))
    return lines


def _point(page: Page, figure: Figure) -> Point:
    told = page.text(
        "trend.point", place=page.place(figure.place_id), year=figure.year, amount=amount(page, figure).text,
        scope=page.scope(figure.scope), basis=page.basis(figure.basis), source=page.source(figure.source_id),
    )  # fmt: skip
    hollow = figure.kind != "actual" or figure.comparator != "="
    return Point(figure.year or 0, figure.value, told, hollow)


def _bridges(page: Page, figures: list[Figure]) -> list[Bridge]:
    """Neighbouring years of one place, each with a single figure, on different definitions."""
    years = {year: list(run) for year, run in groupby(sorted(figures, key=lambda f: f.year or 0), lambda f: f.year or 0)}
    bridges = []
    for older, newer in pairwise(years):
        if newer == older + 1 and len(years[older]) == len(years[newer]) == 1:
            (a,), (b,) = years[older], years[newer]
            if a.comparison_key != b.comparison_key:
                bridges.append(Bridge(a.place_id, _point(page, a), _point(page, b), _why_apart(page, a, b)))
    return bridges


def _why_apart(page: Page, a: Figure, b: Figure) -> str:
    """Why two figures of one place may not be compared, in words."""
    what = "scope" if a.scope != b.scope else "basis"
    name = page.scope if what == "scope" else page.basis
    older, newer = name(getattr(a, what)), name(getattr(b, what))
    known = queries.apart(page.warehouse, a.claim_id, b.claim_id)
    told = page.text(f"apart.{what}", place=page.place(a.place_id), base=a.period, period=b.period, older=older, newer=newer)
    return page.text.sentences([told, page.text.of(known, "reason")]) if known and known.reason_zh else told


def _targets(page: Page, indicator: str, places: Sequence[str], scopes: Sequence[str]) -> list[Line]:
    """Quantified targets of whole years, as marks."""
    targets = []
    for t in queries.targets(page.warehouse, places, [indicator]):
        if t.target_value is not None and t.year is not None and t.scope in scopes:
            told = page.text.amount(t.target_text, t.unit, t.comparator)
            short = page.text.amount(t.target_text, t.unit if t.unit == "percent" else "none", t.comparator)
            point = Point(t.year, t.target_value, page.text("trend.target", place=page.place(t.place_id), year=t.year, amount=told))
            targets.append(Line(t.place_id, t.scope, t.basis, page.text("trend.mark", amount=short), page.scope(t.scope), [point]))
    return targets


def _steps(page: Page, limits: list[Limit], years: list[int], standard: str) -> list[Step]:
    """National Grade II limits in force while there are figures, or the chosen standard's limit throughout.

    A year's figure stands at the middle of its year: 2016-01-01 is 2015.5.
    """
    moment = lambda day: day.year + (day.timetuple().tm_yday - 1) / 365 - 0.5  # noqa: E731
    if not years:
        return []
    steps = []
    for x in limits:
        name = page.text("trend.limit", standard=page.text.of(page.catalogue.standards[x.standard_id]), limit=f"{x.value.normalize():f}")
        if standard == x.standard_id and x.grade_id != "grade_i":
            return [Step(name, x.value, min(years) - 0.5, None)]
        if x.grade_id == "grade_ii":
            steps.append(Step(name, x.value, moment(x.start_on), moment(x.end_on) if x.end_on else None))
    if standard != OF_ITS_TIME:
        return []
    return [s for s in steps if s.start < max(years) + 0.5 and (s.end is None or s.end > min(years) - 0.5)]


def _newest(figures: list[Figure]) -> list[Figure]:
    """The figures of the newest year, one for each scope; printed ones where there are any."""
    newest = [f for f in figures if f.year == max(g.year or 0 for g in figures)]
    return [f for f in newest if f.kind == "actual"] or newest


def _finding(page: Page, newest: Figure, changes: list[Change]) -> str:
    """A figure and how it changed, ready to quote."""
    told = page.text(
        "finding.level", place=page.place(newest.place_id), year=newest.period, indicator=page.indicator(newest.indicator_id),
        scope=page.scope(newest.scope), amount=amount(page, newest).text,
    )  # fmt: skip
    since = [
        c for c in changes
        if (c.place_id, c.comparison_key, c.period) == (newest.place_id, newest.comparison_key, newest.period)
    ]  # fmt: skip
    return told + (change_in_words(page, since) or page.text("finding.no_base")) + page.text("finding.end")


def change_in_words(page: Page, since: Sequence[Change]) -> str:
    """Changes of one figure against one base, in its unit and, for a level, in percent; computed before printed."""
    computed = [c for c in since if c.how == "computed"] or list(since)
    if not computed:
        return ""
    told = [c for c in computed if c.base_period == computed[0].base_period]
    told.sort(key=lambda c: c.unit == "percent")
    base = told[0].base_period
    if base is None:
        return ""
    if told[0].value == 0:
        return page.text("finding.equal", base=base)
    amounts = [page.text.change(c.value, c.unit, c.decimals).lstrip("+−") for c in told]
    key = "finding.up" if told[0].value > 0 else "finding.down"
    if len(amounts) > 1:
        return page.text(f"{key}_by_both", base=base, amount=amounts[0], percent=amounts[1])
    return page.text(key, base=base, amount=amounts[0])


def _table(page: Page, figures: list[Figure], places: Sequence[str], changes: list[Change]) -> Table:
    """Every figure, newest first, with its change against the year before."""
    text = page.text
    table = Table([text(f"column.{c}") for c in ("place", "period", "scope", "value", "change", "basis", "grade")])
    newest_first = sorted(figures, key=lambda f: (f.period, f.scope), reverse=True)
    for f in sorted(newest_first, key=lambda f: places.index(f.place_id)):
        since = [
            c for c in changes
            if c.how == "computed" and (c.place_id, c.comparison_key, c.period) == (f.place_id, f.comparison_key, f.period)
        ]  # fmt: skip
        told = [text.change(c.value, c.unit, c.decimals) for c in sorted(since, key=lambda c: c.unit == "percent")]
        told = [text("comparison.same")] if since and since[0].value == 0 else told
        table.rows.append([
            Cell(page.place(f.place_id)), Cell(f.period), Cell(page.scope(f.scope)), amount(page, f),
            Cell(" · ".join(told)) if told else MISSING, Cell(page.basis(f.basis)), Cell(page.term("grade", f.grade)),
        ])  # fmt: skip
        table.records.append(record(page, f))
    return table


def _look_alikes(page: Page, indicator: str) -> list[str]:
    """Indicators that look like this one and may not be compared with it."""
    told = []
    for pair in page.catalogue.look_alikes:
        if pair.list_id == "indicator" and indicator in (pair.code, pair.other_code):
            other = pair.other_code if pair.code == indicator else pair.code
            told.append(page.text("apart.indicator", other=page.indicator(other), reason=page.text.of(pair, "reason")))
    return told
