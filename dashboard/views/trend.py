"""The course of one indicator: a line for each place and definition, with targets and limits, and what it says."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from dashboard import queries
from dashboard.models import Change, Claim, Figure, Limit, Target
from dashboard.page import Page
from dashboard.views.judgement import OF_ITS_TIME, judgement, standards_of
from dashboard.views.series import Bridge, Line, Point, Step, Trend
from dashboard.views.table import MISSING, Cell, Table, amount, record
from dashboard.views.trend_words import finding, look_alikes, newest, why_apart


def trend(page: Page, indicator: str, places: Sequence[str], scopes: Sequence[str], standard: str = OF_ITS_TIME) -> Trend:
    """The yearly figures of an indicator for some places, on the chosen scopes, beside the limits of a standard."""
    found = [f for f in figures_of(page, indicator, places) if f.scope in scopes]
    yearly = [f for f in found if f.year is not None]
    targets = [
        t for t in queries.targets(page.warehouse, places, [indicator]) if t.target_value is not None and t.year is not None and t.scope in scopes
    ]
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
        targets=[_target(page, t) for t in targets],
        limits=_steps(page, queries.limits(page.warehouse, indicator), [p.year for line in lines for p in line.points], standard),
        findings=[finding(page, f, changes) for place in places for f in newest([f for f in yearly if f.place_id == place])],
        remarks=[*_absent(page, indicator, places, found), *(bridge.reason for bridge in bridges), *look_alikes(page, indicator)],
        judgement=judgement(page, indicator, yearly, standard) if yearly and standards_of(page, indicator) else None,
        table=_table(page, found, places, changes, targets),
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
                bridges.append(Bridge(a.place_id, _point(page, a), _point(page, b), why_apart(page, a, b)))
    return bridges


def _target(page: Page, t: Target) -> Line:
    """A quantified target of a whole year, as a mark."""
    short = page.text.amount(t.target_text, t.unit if t.unit == "percent" else "none", t.comparator)
    told = page.text("trend.target", place=page.place(t.place_id), year=t.year, amount=page.text.amount(t.target_text, t.unit, t.comparator))
    point = Point(t.year or 0, t.target_value or Decimal(0), told)
    return Line(t.place_id, t.scope, t.basis, page.text("trend.mark", amount=short), page.scope(t.scope), [point])


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


def _table(page: Page, figures: list[Figure], places: Sequence[str], changes: list[Change], targets: Sequence[Target]) -> Table:
    """Every figure, newest first, with its change against the year before; then the targets that stand as marks."""
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
        _add(page, table, f, Cell(" · ".join(told)) if told else MISSING)
    claims = queries.claims(page.warehouse, [t.target_claim_id for t in targets])
    for t in targets:
        _add(page, table, claims[t.target_claim_id], MISSING)
    return table


def _add(page: Page, table: Table, number: Figure | Claim, change: Cell) -> None:
    """A row and its record: a result, or the claim of a target."""
    grade = page.catalogue.sources[number.source_id].grade
    table.rows.append([
        Cell(page.place(number.place_id)), Cell(number.period), Cell(page.scope(number.scope)), amount(page, number),
        change, Cell(page.basis(number.basis)), Cell(page.term("grade", grade)),
    ])  # fmt: skip
    table.records.append(record(page, number))


def _absent(page: Page, indicator: str, places: Sequence[str], found: list[Figure]) -> list[str]:
    """Chosen places that have nothing on record here."""
    missing = [page.place(place) for place in places if all(f.place_id != place for f in found)]
    return [page.text("trend.absent", places=page.text.join(missing), indicator=page.indicator(indicator))] if missing else []
