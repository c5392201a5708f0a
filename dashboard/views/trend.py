"""One indicator through the years: a line a place and definition, with targets, limits, sentences."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from textwrap import fill

from dashboard.models.claims import Figure
from dashboard.models.judgements import Target
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.views.figure_cells import amount_cell
from dashboard.views.figure_selection import select_newest
from dashboard.views.indicator_data import IndicatorData
from dashboard.views.limit_check import OF_ITS_TIME, check_limits
from dashboard.views.trend_limits import build_steps
from dashboard.views.trend_parts import Bridge, Line, Point, Trend
from dashboard.views.trend_table import build_trend_table
from dashboard.views.trend_words import finding_sentences, look_alike_sentences, reason_sentence

HOVER_WIDTH = 60  # characters of a line of hover text


def build_trend(run: Run, data: IndicatorData, scopes: Sequence[str], standard: str = OF_ITS_TIME) -> Trend:
    """The yearly figures of an indicator on the chosen scopes, beside the limits of a standard."""
    indicator = run.catalogue.indicators[data.indicator_id]
    figures = data.all_figures_on(scopes)
    yearly = [f for f in figures if f.year is not None]
    targets = [t for t in data.targets if t.year is not None and t.scope_id in scopes]
    unit, name = run.text.unit_name(indicator.unit_id), run.indicator_name(data.indicator_id)
    lines = _lines(run, yearly)
    bridges = _bridges(run, data.places, yearly)
    return Trend(
        title=run.text("trend.title", indicator=name, unit=unit or "–"),
        unit=unit,
        meaning=run.text.name_of(indicator, "meaning"),
        lines=lines,
        bridges=bridges,
        targets=[_target(run, t) for t in targets],
        limits=build_steps(run, data.limits, [p.year for line in lines for p in line.points], standard),
        findings=[
            sentence
            for place in data.places
            for sentence in finding_sentences(
                run,
                select_newest([f for f in yearly if f.place_id == place], prefer_published=True),
                data.changes,
            )
        ],
        remarks=[bridge.reason for bridge in bridges],
        notes=[
            *_absent_places(run, data, figures, targets),
            *look_alike_sentences(run, data.indicator_id),
        ],
        judgement=check_limits(run, data, yearly, standard) if yearly and data.limits else None,
        table=build_trend_table(run, data, figures, targets),
    )


def _lines(run: Run, figures: list[Figure]) -> list[Line]:
    def key(f: Figure) -> tuple[str, str]:
        return f.place_id, f.comparison_key

    lines = []
    for _, members in groupby(sorted(figures, key=lambda f: (*key(f), f.year)), key):
        of_line = list(members)
        first = of_line[0]
        lines.append(
            Line(
                first.place_id,
                first.scope_id,
                first.basis_id,
                run.place_name(first.place_id),
                run.scope_name(first.scope_id),
                [_point(run, f) for f in of_line],
            )
        )
    return lines


def _point(run: Run, figure: Figure) -> Point:
    """A result with its hover text: three short lines, four where the publisher has a long name."""
    source = run.catalogue.sources[figure.source_id]
    label = run.text(
        "trend.point",
        place=run.place_name(figure.place_id),
        year=figure.year,
        amount=amount_cell(run, figure).text,
        scope=run.scope_name(figure.scope_id),
        basis=run.basis_name(figure.basis_id),
        publisher=fill(run.text.name_of(source, "publisher"), HOVER_WIDTH),
        published_on=source.published_on,
    )
    return Point(figure.year or 0, figure.value, label, not figure.is_exact_result)


def _bridges(run: Run, places: Sequence[str], figures: list[Figure]) -> list[Bridge]:
    """Neighbouring years of one place, each with a single figure, that are not the same quantity."""
    pairs = [
        pair
        for place in places
        for pair in _neighbours([f for f in figures if f.place_id == place])
        if pair[0].comparison_key != pair[1].comparison_key
    ]
    known = fetch_comparability(run.warehouse, [(a.claim_id, b.claim_id) for a, b in pairs])
    return [
        Bridge(
            a.place_id,
            _point(run, a),
            _point(run, b),
            reason_sentence(run, a, b, known[a.claim_id, b.claim_id]),
        )
        for a, b in pairs
        if known[a.claim_id, b.claim_id].grade != "same"
    ]


def _neighbours(figures: list[Figure]) -> list[tuple[Figure, Figure]]:
    """Two years in a row, where each of them has one figure only."""
    ordered = sorted(figures, key=lambda f: f.year or 0)
    years = {year: list(members) for year, members in groupby(ordered, lambda f: f.year or 0)}
    return [
        (years[older][0], years[newer][0])
        for older, newer in pairwise(years)
        if newer == older + 1 and len(years[older]) == len(years[newer]) == 1
    ]


def _target(run: Run, t: Target) -> Line:
    """A quantified target of a whole year, as a mark."""
    short = run.text.amount(t.target_text, t.unit_id if t.unit_id == "percent" else "none", t.comparator)
    label = run.text(
        "trend.target",
        place=run.place_name(t.place_id),
        year=t.year,
        amount=run.text.amount(t.target_text, t.unit_id, t.comparator),
    )
    mark = run.text("trend.mark", amount=short)
    point = Point(t.year or 0, t.target_value or Decimal(0), label)
    return Line(t.place_id, t.scope_id, t.basis_id, mark, run.scope_name(t.scope_id), [point])


def _absent_places(
    run: Run, data: IndicatorData, figures: Sequence[Figure], targets: Sequence[Target]
) -> list[str]:
    """Sentences on the chosen places without a figure: those with a target, and those with nothing."""
    present, aimed = {f.place_id for f in figures}, {t.place_id for t in targets}
    absent = [place for place in data.places if place not in present]
    name = run.indicator_name(data.indicator_id)
    sentences = []
    for key, places in (
        ("trend.target_only", [place for place in absent if place in aimed]),
        ("trend.absent", [place for place in absent if place not in aimed]),
    ):
        if places:
            names = run.text.join([run.place_name(place) for place in places])
            sentences.append(run.text(key, places=names, indicator=name))
    return sentences
