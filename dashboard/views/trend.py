"""The course of one indicator: a line for each place and definition, with targets and limits, and what it says."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from dashboard.models.claims import Change, Claim, Figure
from dashboard.models.dimensions import Limit
from dashboard.models.judgements import Target
from dashboard.queries.catalogue import fetch_limits
from dashboard.queries.claims import fetch_claims
from dashboard.queries.figures import fetch_changes, fetch_derived_figures, fetch_figures
from dashboard.queries.judgements import fetch_targets
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.figure_cells import amount_cell, figure_record
from dashboard.views.limit_check import OF_ITS_TIME, check_limits, find_standards
from dashboard.views.trend_parts import Bridge, Line, Point, Step, Trend
from dashboard.views.trend_words import finding_sentence, look_alike_sentences, select_newest, why_apart


def build_trend(
    run: Run, indicator: str, places: Sequence[str], scopes: Sequence[str], standard: str = OF_ITS_TIME
) -> Trend:
    """The yearly figures of an indicator for some places, on the chosen scopes, beside the limits of a standard."""
    found = [f for f in find_figures(run, indicator, places) if f.scope_id in scopes]
    yearly = [f for f in found if f.year is not None]
    targets = [
        t
        for t in fetch_targets(run.warehouse, places, [indicator])
        if t.target_value is not None and t.year is not None and t.scope_id in scopes
    ]
    unit = run.catalogue.indicators[indicator].unit_id
    title = run.text(
        "trend.title", indicator=run.indicator_name(indicator), unit=run.text.unit_name(unit) or "–"
    )
    lines = _lines(run, yearly)
    bridges = [
        bridge for place in places for bridge in _bridges(run, [f for f in yearly if f.place_id == place])
    ]
    changes = fetch_changes(run.warehouse, [indicator], places)
    return Trend(
        title=title,
        unit=run.text.unit_name(unit),
        meaning=run.text.name_of(run.catalogue.indicators[indicator], "meaning"),
        lines=lines,
        bridges=bridges,
        targets=[_target(run, t) for t in targets],
        limits=_steps(
            run,
            fetch_limits(run.warehouse, indicator),
            [p.year for line in lines for p in line.points],
            standard,
        ),
        findings=[
            finding_sentence(run, f, changes)
            for place in places
            for f in select_newest([f for f in yearly if f.place_id == place])
        ],
        remarks=[
            *_absent(run, indicator, places, found),
            *(bridge.reason for bridge in bridges),
            *look_alike_sentences(run, indicator),
        ],
        judgement=check_limits(run, indicator, yearly, standard)
        if yearly and find_standards(run, indicator)
        else None,
        table=_table(run, found, places, changes, targets),
    )


def find_figures(run: Run, indicator: str, places: Sequence[str]) -> list[Figure]:
    """Figures of an indicator and, where no document prints one, what follows from printed ones by arithmetic."""
    return fetch_figures(run.warehouse, [indicator], places) + fetch_derived_figures(
        run.warehouse, [indicator], places
    )


def find_scopes(run: Run, indicator: str, places: Sequence[str]) -> list[str]:
    """The scopes on which the places publish the indicator, or have a target for it, in the catalogue's order."""
    used = {f.scope_id for f in find_figures(run, indicator, places)}
    used |= {
        t.scope_id for t in fetch_targets(run.warehouse, places, [indicator]) if t.target_value is not None
    }
    return [scope for scope in run.catalogue.scopes if scope in used]


def _lines(run: Run, figures: list[Figure]) -> list[Line]:
    key = lambda f: (f.place_id, f.comparison_key)  # noqa: E731
    lines = []
    for _, members in groupby(sorted(figures, key=lambda f: (*key(f), f.year)), key):
        of_line = list(members)
        f = of_line[0]
        lines.append(
            Line(
                f.place_id,
                f.scope_id,
                f.basis_id,
                run.place_name(f.place_id),
                run.scope_name(f.scope_id),
                [_point(run, f) for f in of_line],
            )
        )
    return lines


def _point(run: Run, figure: Figure) -> Point:
    told = run.text(
        "trend.point",
        place=run.place_name(figure.place_id),
        year=figure.year,
        amount=amount_cell(run, figure).text,
        scope=run.scope_name(figure.scope_id),
        basis=run.basis_name(figure.basis_id),
        source=run.source_title(figure.source_id),
    )
    hollow = figure.kind != "actual" or figure.comparator != "="
    return Point(figure.year or 0, figure.value, told, hollow)


def _bridges(run: Run, figures: list[Figure]) -> list[Bridge]:
    """Neighbouring years of one place, each with a single figure, on different definitions."""
    years = {
        year: list(members)
        for year, members in groupby(sorted(figures, key=lambda f: f.year or 0), lambda f: f.year or 0)
    }
    bridges = []
    for older, newer in pairwise(years):
        if newer == older + 1 and len(years[older]) == len(years[newer]) == 1:
            (a,), (b,) = years[older], years[newer]
            if a.comparison_key != b.comparison_key:
                bridges.append(Bridge(a.place_id, _point(run, a), _point(run, b), why_apart(run, a, b)))
    return bridges


def _target(run: Run, t: Target) -> Line:
    """A quantified target of a whole year, as a mark."""
    short = run.text.amount(t.target_text, t.unit_id if t.unit_id == "percent" else "none", t.comparator)
    told = run.text(
        "trend.target",
        place=run.place_name(t.place_id),
        year=t.year,
        amount=run.text.amount(t.target_text, t.unit_id, t.comparator),
    )
    point = Point(t.year or 0, t.target_value or Decimal(0), told)
    return Line(
        t.place_id,
        t.scope_id,
        t.basis_id,
        run.text("trend.mark", amount=short),
        run.scope_name(t.scope_id),
        [point],
    )


def _steps(run: Run, limits: list[Limit], years: list[int], standard: str) -> list[Step]:
    """National Grade II limits in force while there are figures, or the chosen standard's limit throughout.

    A year's figure stands at the middle of its year: 2016-01-01 is 2015.5.
    """
    moment = lambda day: day.year + (day.timetuple().tm_yday - 1) / 365 - 0.5  # noqa: E731
    if not years:
        return []
    steps = []
    for x in limits:
        name = run.text(
            "trend.limit",
            standard=run.text.name_of(run.catalogue.standards[x.standard_id]),
            limit=f"{x.value.normalize():f}",
        )
        if standard == x.standard_id and x.grade_id != "grade_i":
            return [Step(name, x.value, min(years) - 0.5, None)]
        if x.grade_id == "grade_ii":
            steps.append(Step(name, x.value, moment(x.start_on), moment(x.end_on) if x.end_on else None))
    if standard != OF_ITS_TIME:
        return []
    return [s for s in steps if s.start < max(years) + 0.5 and (s.end is None or s.end > min(years) - 0.5)]


def _table(
    run: Run, figures: list[Figure], places: Sequence[str], changes: list[Change], targets: Sequence[Target]
) -> Table:
    """Every figure, newest first, with its change against the year before; then the targets that stand as marks."""
    text = run.text
    table = Table(
        [text(f"column.{c}") for c in ("place", "period", "scope", "value", "change", "basis", "grade")]
    )
    newest_first = sorted(figures, key=lambda f: (f.period, f.scope_id), reverse=True)
    for f in sorted(newest_first, key=lambda f: places.index(f.place_id)):
        since = [
            c
            for c in changes
            if c.how == "computed"
            and (c.place_id, c.comparison_key, c.period) == (f.place_id, f.comparison_key, f.period)
        ]
        told = [
            text.change(c.value, c.unit_id, c.decimals)
            for c in sorted(since, key=lambda c: c.unit_id == "percent")
        ]
        told = [text("comparison.same")] if since and since[0].value == 0 else told
        _add(run, table, f, Cell(" · ".join(told)) if told else MISSING)
    claims = fetch_claims(run.warehouse, [t.target_claim_id for t in targets])
    for t in targets:
        _add(run, table, claims[t.target_claim_id], MISSING)
    return table


def _add(run: Run, table: Table, number: Figure | Claim, change: Cell) -> None:
    """A row and its record: a result, or the claim of a target."""
    grade = run.catalogue.sources[number.source_id].grade
    table.rows.append(
        [
            Cell(run.place_name(number.place_id)),
            Cell(number.period),
            Cell(run.scope_name(number.scope_id)),
            amount_cell(run, number),
            change,
            Cell(run.basis_name(number.basis_id)),
            Cell(run.term_name("grade", grade)),
        ]
    )
    table.records.append(figure_record(run, number))


def _absent(run: Run, indicator: str, places: Sequence[str], found: list[Figure]) -> list[str]:
    """Chosen places that have nothing on record here."""
    missing = [run.place_name(place) for place in places if all(f.place_id != place for f in found)]
    return (
        [run.text("trend.absent", places=run.text.join(missing), indicator=run.indicator_name(indicator))]
        if missing
        else []
    )
