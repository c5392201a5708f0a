"""One indicator through the years: a line a place, with its targets, limits and events, and what it finds."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from textwrap import fill

from dashboard.models.claims import ComputedFigure, Figure
from dashboard.models.judgements import Target
from dashboard.queries.catalogue import fetch_events
from dashboard.run import Run
from dashboard.views.computed import validity_words
from dashboard.views.figure_cells import amount_cell, unit_beside_digits
from dashboard.views.trend.computed_years import (
    SHOWN,
    build_computed_years,
    choose_computed,
)
from dashboard.views.trend.indicator_data import IndicatorData, find_basis_notes
from dashboard.views.trend.limit_check import OF_ITS_TIME, check_limits
from dashboard.views.trend.trend_cards import build_answer_cards
from dashboard.views.trend.trend_limits import (
    build_event_marks,
    build_period_marks,
    build_steps,
    find_axis_start,
)
from dashboard.views.trend.trend_parts import Join, Line, Point, TargetMark, Trend
from dashboard.views.trend.trend_table import build_trend_table
from dashboard.views.trend.trend_words import how_it_is_drawn, reason_sentence, trend_title
from dashboard.views.trend.year_pairs import find_year_pairs
from dashboard.views.trend.year_series import Link, YearSeries, find_computed_series, find_year_series

HOVER_WIDTH = 60  # characters of a line of hover text


def build_trend(
    run: Run,
    data: IndicatorData,
    scopes: Sequence[str],
    standard: str = OF_ITS_TIME,
    from_year: int | None = None,
    shown: str = SHOWN[0],
) -> Trend:
    """The yearly figures of an indicator on the chosen scopes, beside the limits of a standard, and
    which computed years are `shown`.
    """
    indicator = run.catalogue.indicators[data.indicator_id]
    figures = data.all_figures_on(scopes)
    yearly = [f for f in figures if f.year is not None]
    targets = [t for t in data.targets if t.year is not None and t.scope_id in scopes]
    series = [_begin(one, from_year) for one in find_year_series(run, data, scopes)]
    series = [one for one in series if one.figures]
    pairs = find_year_pairs(run, data, series)
    computed = choose_computed(data, shown, from_year)
    computed_series = find_computed_series(run, data, computed)
    lines = [*(_line(run, one) for one in series), *(_computed_line(run, one) for one in computed_series)]
    marks = [_target_mark(run, t) for t in targets if _is_pending(t, series)]
    events = fetch_events(run.warehouse, [data.indicator_id])
    title = trend_title(run, data, series or computed_series, pairs)
    cards = build_answer_cards(run, data, series, pairs, targets)
    name, unit = run.indicator_name(data.indicator_id), run.text.unit_name(indicator.unit_id)
    named = run.text("trend.title", indicator=name, unit=unit) if unit else name
    limits = build_steps(run, data.limits, [p.year for line in lines for p in line.points], standard)
    start = find_axis_start(lines, marks, limits)
    return Trend(
        title=title,
        subtitle=how_it_is_drawn(run, data.indicator_id, [*series, *computed_series], bool(marks), start),
        axis_start=start,
        unit=unit,
        meaning=run.text.name_of(indicator, "meaning"),
        lines=lines,
        targets=marks,
        limits=limits,
        events=build_event_marks(events, run),
        periods=build_period_marks(events, run),
        cards=cards,
        findings=[
            title.replace(name, named, 1),
            *(run.text("trend.of_place", place=card.title, sentences=card.words(run.text)) for card in cards),
        ]
        if series or computed_series
        else [],
        remarks=[
            reason_sentence(run, older, newer, link.comparability)
            for one in [*series, *computed_series]
            for (older, newer), link in zip(pairwise(one.figures), one.links, strict=True)
            if link.grade == "apart"
        ],
        notes=[
            *_absent_places(run, data, figures, computed, targets),
            *find_basis_notes(run, data, scopes),
        ],
        judgement=check_limits(run, data, yearly, standard) if yearly and data.limits else None,
        table=build_trend_table(run, data, figures, targets),
        computed=build_computed_years(run, data, computed) if data.computed and shown != "none" else None,
    )


def _begin(series: YearSeries, from_year: int | None) -> YearSeries:
    """The series from a year on."""
    skip = sum((f.year or 0) < (from_year or 0) for f in series.figures)
    return YearSeries(series.place_id, series.scope_id, series.figures[skip:], series.links[skip:])


def _line(run: Run, series: YearSeries) -> Line:
    points = [_point(run, f) for f in series.figures]
    return Line(
        series.place_id,
        series.scope_id,
        run.place_name(series.place_id),
        run.scope_label(series.scope_id) if series.scope_id else "",
        points,
        [
            Join(older, newer, link.grade, link.is_gap, _what_differs(run, link))
            for (older, newer), link in zip(pairwise(points), series.links, strict=True)
        ],
    )


def _computed_line(run: Run, series: YearSeries) -> Line:
    """A line beside that of the documents, whose points say of how many days they are."""
    line = _line(run, series)
    points = {
        point: replace(point, label=f"{point.label}\n{validity_words(run, figure)}")
        for point, figure in zip(line.points, series.figures, strict=True)
        if isinstance(figure, ComputedFigure)
    }
    joins = [replace(join, older=points[join.older], newer=points[join.newer]) for join in line.joins]
    name = run.term_name("kind", series.figures[0].kind)
    return replace(line, scope_name=name, points=list(points.values()), joins=joins, is_computed=True)


def _what_differs(run: Run, link: Link) -> str:
    """Two words on a break: what the years do not share."""
    return run.text(f"trend.differs_{link.comparability.reason_id}") if link.grade == "apart" else ""


def _point(run: Run, figure: Figure) -> Point:
    """A result with its hover text: three short lines, four where the publisher has a long name."""
    source = run.catalogue.sources[figure.source_id]
    names = run.scope_label(figure.scope_id), run.basis_label(figure.basis_id)
    about = run.text.clauses([name for name in names if name])
    label = run.text(
        "trend.point",
        place=run.place_name(figure.place_id),
        year=figure.year,
        amount=amount_cell(run, figure).text,
        about=f"{about}\n" if about else "",
        publisher=fill(run.text.name_of(source, "publisher"), HOVER_WIDTH),
        published_on=source.published_on,
    )
    unit = figure.unit_id if figure.unit_id == "water_class" else "none"
    digits = run.text.amount(figure.value_text, unit, figure.comparator)
    return Point(figure.year or 0, figure.value, label, not figure.is_exact_result, digits)


def _is_pending(target: Target, series: Sequence[YearSeries]) -> bool:
    """Whether a target is for a year that has no figure yet."""
    years = [one.figures[-1].year or 0 for one in series if one.place_id == target.place_id]
    return target.target_value is not None and (target.year or 0) > max(years, default=0)


def _target_mark(run: Run, t: Target) -> TargetMark:
    """A quantified target of a whole year, as a mark with the place's name beside it."""
    place = run.place_name(t.place_id)
    words = run.text(
        "trend.target_words",
        place=place,
        year=t.year,
        amount=run.text.phrase_amount(t.target_text, unit_beside_digits(run, t.unit_id), t.comparator),
    )
    amount = run.text.amount(t.target_text, t.unit_id, t.comparator)
    label = run.text("trend.target", place=place, year=t.year, amount=amount)
    bare = run.text.amount(t.target_text, unit_beside_digits(run, t.unit_id), t.comparator)
    assert t.target_value is not None
    point = Point(t.year or 0, t.target_value, label)
    return TargetMark(t.place_id, words, point, run.text("trend.target_short", amount=bare))


def _absent_places(
    run: Run,
    data: IndicatorData,
    figures: Sequence[Figure],
    computed: Sequence[Figure],
    targets: Sequence[Target],
) -> list[str]:
    """Sentences on the chosen places of which no document has a figure: those with computed ones, those with
    a target, and those with nothing.
    """
    present, drawn, aimed = ({f.place_id for f in some} for some in (figures, computed, targets))
    absent = [place for place in data.places if place not in present]
    name = run.indicator_name(data.indicator_id)
    sentences = []
    for key, places in (
        ("trend.computed_only", [place for place in absent if place in drawn]),
        ("trend.target_only", [place for place in absent if place in aimed - drawn]),
        ("trend.absent", [place for place in absent if place not in aimed | drawn]),
    ):
        if places:
            names = run.text.join([run.place_name(place) for place in places])
            sentences.append(run.text(key, places=names, indicator=name))
    return sentences
