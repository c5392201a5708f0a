"""Shares of sections in rows of one axis: national, provincial and city networks, every place in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.models.claims import Figure
from dashboard.models.dimensions import Event
from dashboard.models.judgements import Target
from dashboard.models.pairs import ALL_SCOPES, Pair, SeriesPoint
from dashboard.queries.catalogue import fetch_events
from dashboard.queries.pairs import fetch_pairs, fetch_series
from dashboard.run import Run
from dashboard.views.figure_cells import amount_cell, short_amount, short_target
from dashboard.views.grades import GRADES
from dashboard.views.matrix.matrix_parts import Entry, MatrixRow, Verdict
from dashboard.views.matrix.matrix_words import PlaceFigures, missing_sentence, pair_verdict
from dashboard.views.sections.network_parts import (
    NetworkLine,
    NetworkRow,
    SectionNetworks,
)
from dashboard.views.sections.network_words import Newest, find_quote, find_remarks, find_title
from dashboard.views.sections.section_counts import Sections, find_sections
from dashboard.views.sections.section_parts import note_counted
from dashboard.views.source_grades import note_scope, source_caveat
from dashboard.views.targets.target_labels import name_target_caveats
from dashboard.views.trend.indicator_data import IndicatorData
from dashboard.views.trend.trend_limits import moment
from dashboard.views.trend.trend_parts import EventMark, Join, Point
from dashboard.views.trend.trend_table import build_trend_table

NETWORK = "network"  # the type of an event that begins another network of sections
USUAL_ROWS = 3  # levels that have a row even where a place has nothing
MOST_ROWS = 4


@dataclass(frozen=True)
class _Parts:
    """What the rows are made of: figures by claim id, the same in sections, points by level and place,
    the level of each scope.
    """

    figures: Mapping[str, Figure]
    sections: Mapping[str, Sections]
    points: Mapping[tuple[str, str], list[SeriesPoint]]
    levels: Mapping[str, str]
    targets: Sequence[Target]
    pairs: Sequence[Pair]

    def newest(self, level: str, place: str) -> Figure | None:
        points = self.points.get((level, place), [])
        return self.figures[points[-1].claim_id] if points else None


def find_section_levels(run: Run, data: IndicatorData) -> dict[str, str]:
    """The level of each network of sections, by scope; nothing where no figure is about such a network."""
    levels = {code: s.scope_group for code, s in run.catalogue.scopes.items() if s.scope_group}
    return levels if any(f.scope_id in levels for f in data.figures) else {}


def build_section_networks(
    run: Run, data: IndicatorData, scopes: Sequence[str], levels: Mapping[str, str]
) -> SectionNetworks:
    """The shares of an indicator on the chosen scopes, in rows by the level of their networks.

    `levels` are those of `find_section_levels`, by scope.
    """
    indicator, places = data.indicator_id, data.places
    figures, targets = data.figures_on(scopes), [t for t in data.targets if t.scope_id in scopes]
    by_id = {f.claim_id: f for f in figures}
    points: dict[tuple[str, str], list[SeriesPoint]] = {}
    for point in fetch_series(run.warehouse, [indicator], places):
        if point.scope_group != ALL_SCOPES and point.claim_id in by_id:
            points.setdefault((point.scope_group, point.place_id), []).append(point)
    parts = _Parts(
        by_id,
        find_sections(run, figures, places),
        points,
        levels,
        targets,
        [
            p
            for p in fetch_pairs(run.warehouse, [indicator], places)
            if {p.claim_id, p.other_claim_id} <= by_id.keys()
        ],
    )
    ordered = run.catalogue.term_codes("scope_group")
    used = [
        level
        for index, level in enumerate(ordered)
        if index < USUAL_ROWS or any((level, place) in points for place in places)
    ][:MOST_ROWS]
    rows = [_row(run, parts, level, places) for level in used]
    newest = {
        place: [
            Newest(f, parts.sections.get(f.claim_id))
            for level in used
            if (f := parts.newest(level, place)) is not None
        ]
        for place in places
    }
    numbered = [p for p in places if any(_entries(run, parts, level, p) for level in used)] or list(places)
    matrix = [_newest_row(run, parts, level, numbered) for level in used]
    years = [point.year for row in rows for line in row.lines for point in line.points]
    drawn = {by_id[p.claim_id].place_id for of_line in points.values() for p in of_line}
    return SectionNetworks(
        find_title(run, indicator, newest),
        run.text("networks.subtitle", indicator=run.indicator_name(indicator)),
        find_quote(run, indicator, newest, {row.verdict.grade for row in matrix}),
        rows,
        matrix,
        numbered,
        [
            EventMark(run.text.name_of(event), "", moment(event.start_on))
            for event in fetch_events(run.warehouse, [indicator])
            if _is_drawn(event, years)
        ],
        find_remarks(run, indicator, figures, targets, [place for place in places if place not in drawn]),
        build_trend_table(run, data, figures, targets),
    )


def _row(run: Run, parts: _Parts, level: str, places: Sequence[str]) -> NetworkRow:
    lines = [_line(run, parts, level, place) for place in places if (level, place) in parts.points]
    return NetworkRow(_level_name(run, level), lines)


def _newest_row(run: Run, parts: _Parts, level: str, places: Sequence[str]) -> MatrixRow:
    """The newest numbers of a level, with the best pair of the first place and another."""
    reference, *others = places
    pairs = [_newest_pair(parts.pairs, level, reference, place) for place in others]
    best = max((pair for pair in pairs if pair), key=lambda p: (-GRADES.index(p.grade), p.year), default=None)
    return MatrixRow(
        level,
        _level_name(run, level),
        "",
        [_entries(run, parts, level, place) for place in places],
        _verdict(run, parts, best) if best else _missing(run, parts, level, places),
        "",
    )


def _verdict(run: Run, parts: _Parts, pair: Pair) -> Verdict:
    one, other = parts.figures[pair.claim_id], parts.figures[pair.other_claim_id]
    verdict = pair_verdict(run, one, other, pair.comparability)
    return replace(verdict, caveat=source_caveat(run, [one, other]))


def _missing(run: Run, parts: _Parts, level: str, places: Sequence[str]) -> Verdict:
    newest = {place: parts.newest(level, place) for place in places}
    aims = frozenset(place for place in places if _open_targets(run, parts, level, place))
    return Verdict(None, missing_sentence(run, PlaceFigures([], newest, aims)))


def _level_name(run: Run, level: str) -> str:
    name = run.term_name("scope_group", level)
    return name[:1].upper() + name[1:]


def _newest_pair(pairs: Sequence[Pair], level: str, place: str, other: str) -> Pair | None:
    """The newest pair that may be compared at least roughly; else the newest. `place` comes first."""
    both = {place, other}
    own = [p for p in pairs if p.scope_group == level and {p.place_id, p.other_place_id} == both]
    best = max(own, key=lambda p: (p.grade != "apart", p.year), default=None)
    return best.swapped() if best and best.place_id != place else best


def _line(run: Run, parts: _Parts, level: str, place: str) -> NetworkLine:
    series = parts.points[level, place]
    points = [_point(run, parts, parts.figures[p.claim_id]) for p in series]
    joins = [
        Join(older, newer, p.previous_grade, p.previous_year != p.year - 1)
        for (older, newer), p in zip(pairwise(points), series[1:], strict=True)
        if p.previous_grade in ("same", "near") and p.previous_year == older.year
    ]
    targets = _open_targets(run, parts, level, place)
    target = None
    if targets and targets[0].target_value is not None:
        amount = short_target(run, targets)
        words = {"place": run.place_name(place), "amount": amount, "year": targets[0].period}
        label = run.text.noted(run.text("networks.target", **words), [name_target_caveats(run, targets)])
        target = Point(targets[0].year or 0, targets[0].target_value, label, hollow=True, digits=amount)
    last, name = points[-1], run.place_name(place)
    end = run.text("networks.end", place=name, amount=last.digits, year=last.year)
    return NetworkLine(place, name, points, joins, target, end)


def _point(run: Run, parts: _Parts, figure: Figure) -> Point:
    sections = parts.sections.get(figure.claim_id)
    label = run.text(
        "networks.point",
        place=run.place_name(figure.place_id),
        year=figure.year,
        amount=amount_cell(run, figure).text,
        scope=run.scope_label(figure.scope_id),
        sections=_name_part(run, "networks.of", sections) if sections else "",
    )
    hollow = not figure.is_exact_result
    return Point(figure.year or 0, figure.value, label.strip(), hollow, short_amount(run, figure))


def _name_part(run: Run, key: str, sections: Sections, scope: str = "") -> str:
    """How many of how many sections, and of when that number is."""
    words = run.text(key, scope=scope, number=sections.number, count=sections.count)
    return run.text.noted(words, [note_counted(run, [sections])])


def _open_targets(run: Run, parts: _Parts, level: str, place: str) -> list[Target]:
    """The conditions of the newest target of a level, unless a newer year has a figure."""
    newest = parts.newest(level, place)
    since = (newest.year or 0) if newest else 0
    own = [
        t
        for t in parts.targets
        if t.place_id == place
        and parts.levels.get(t.scope_id) == level
        and t.year is not None
        and t.year >= since
    ]
    last = max((t.period for t in own), default="")
    by_scope: dict[str, list[Target]] = {}
    for t in own:
        if t.period == last:
            by_scope.setdefault(t.scope_id, []).append(t)
    return next(iter(by_scope.values()), [])


def _entries(run: Run, parts: _Parts, level: str, place: str) -> list[Entry]:
    """The newest share of a level with its sections, and its target."""
    figure, targets = parts.newest(level, place), _open_targets(run, parts, level, place)
    entries = []
    if figure is not None:
        sections, scope = parts.sections.get(figure.claim_id), run.scope_label(figure.scope_id)
        if sections:
            scope = _name_part(run, "networks.scope_sections", sections, scope)
        scope, period = note_scope(run, scope, figure.grade), figure.period
        entries.append(Entry(short_amount(run, figure), period, period, scope, figure.claim_id))
    if targets:
        period = run.text("matrix.target", period=targets[0].period)
        scope = "" if figure else run.scope_label(targets[0].scope_id)
        scope, claim_id = name_target_caveats(run, targets, scope), targets[0].target_claim_id
        entries.append(
            Entry(short_target(run, targets), targets[0].period, period, scope, claim_id, is_target=True)
        )
    return entries


def _is_drawn(event: Event, years: Sequence[int]) -> bool:
    return event.event_type == NETWORK and bool(years) and min(years) < event.start_on.year <= max(years)
