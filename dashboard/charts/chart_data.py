"""The numbers of a view as tables that a spreadsheet can chart: years by series, names by value, stacks.

Values are those of the view, exact. A gap stays a gap: None. Limits, and links between years that may not be
compared, are no results and are left out; each target is a series of its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from dashboard.table import ChartData, Distance
from dashboard.theme import GOOD, QUIET, UNDER_WAY
from dashboard.views.matrix.ranking import Ranking
from dashboard.views.quantities.comparison_panels import Panel
from dashboard.views.rectification.rectification import Bar
from dashboard.views.trend.trend_parts import Line, Trend


def tabulate_trend(view: Trend, colours: Mapping[str, str]) -> list[ChartData]:
    """Every year from the first to the last by one series for each line and each target."""
    series = [
        (name_line(line), colours[line.place_id], values)
        for line in view.lines
        for values in _values_by_year(line)
    ]
    series += [
        (mark.words.replace("\n", " "), colours[mark.place_id], {mark.point.year: mark.point.value})
        for mark in view.targets
    ]
    if not series:
        return []
    years = [year for _, _, values in series for year in values]
    names, column_colours, columns = zip(*series, strict=True)
    rows = list(range(min(years), max(years) + 1))
    values = [[column.get(year) for column in columns] for year in rows]
    return [ChartData("line", view.title, rows, list(names), values, list(column_colours))]


def tabulate_ranking(view: Ranking) -> list[ChartData]:
    """One value for each place of each group."""
    bars = [(f"{bar.name} · {group.name}", bar.value) for group in view.groups for bar in group.bars]
    return [_one_column(view.title, view.unit, bars)] if bars else []


def tabulate_panels(panels: Sequence[Panel]) -> list[ChartData]:
    """A table for each panel, with one value for each place."""
    return [
        _one_column(panel.name, panel.unit, [(dot.name, dot.value) for dot in panel.dots]) for panel in panels
    ]


def tabulate_distances(title: str, distances: Sequence[Distance]) -> list[ChartData]:
    """A table for each unit, with the signed margin of each target."""
    units = dict.fromkeys(distance.unit for distance in distances)
    return [
        _one_column(title, unit, [(d.name, d.margin) for d in distances if d.unit == unit]) for unit in units
    ]


def tabulate_batches(
    title: str, bars: Sequence[Bar], done: str, under_way: str, rest: str
) -> list[ChartData]:
    """The counts of each batch, to be drawn as shares of the batch; `done`, `under_way`, `rest` name them."""
    values = [[bar.done, bar.under_way, bar.rest] for bar in bars]
    names = [bar.name for bar in bars]
    return [ChartData("share", title, list(names), [done, under_way, rest], values, [GOOD, UNDER_WAY, QUIET])]


def name_line(line: Line) -> str:
    """The name of a line where its colour is not seen."""
    return f"{line.place} · {line.scope_name}" if line.scope_name else line.place


def _values_by_year(line: Line) -> list[dict[int, Decimal]]:
    """The values of a line by year; the second end of a range is in a second mapping."""
    count = max(Counter(point.year for point in line.points).values())
    mappings: list[dict[int, Decimal]] = [{} for _ in range(count)]
    for point in line.points:
        next(values for values in mappings if point.year not in values)[point.year] = point.value
    return mappings


def _one_column(title: str, heading: str, rows: Sequence[tuple[str, Decimal]]) -> ChartData:
    return ChartData(
        "bar", title, [name for name, _ in rows], [heading or "–"], [[value] for _, value in rows], [None]
    )
