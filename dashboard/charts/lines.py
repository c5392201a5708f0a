"""Lines through the years, one a place: thick between years of one scope, thin between near ones, broken
where they may not be compared; limits as steps, events as rules, targets as diamonds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.charts import labels
from dashboard.charts.chart_data import name_line
from dashboard.charts.labels import Axes
from dashboard.charts.line_labels import find_margin, label_trend
from dashboard.charts.marks import draw_diamond, draw_points, draw_strokes
from dashboard.charts.time_axis import draw_events, draw_limits, year_axis
from dashboard.theme import base_layout, find_shape
from dashboard.views.trend.trend_parts import Join, Line, Trend

HEIGHT, HEAD, FOOT = 420, 22, 30  # pixels of the figure, above the plot for periods, below it for the axis
STROKES = {"same": {"width": 3.2}, "near": {"width": 1.4}, "gap": {"width": 1.2, "dash": "dot"}}
BREAK = {"symbol": "line-ns-open", "size": 15}


def draw_lines(
    view: Trend,
    colours: Mapping[str, str],
    height: int = HEIGHT,
    widths: Sequence[int] = (labels.WIDE, labels.FRAMED),
) -> dict:
    """The figure of a trend: limits, then each place's segments, points and breaks, then targets and words,
    which have room at these widths of a plot.
    """
    figure: dict = {"data": [], "layout": base_layout(height)}
    if not view.lines:
        return figure
    axes = _find_axes(view, height)
    rules, notes = draw_events(view, axes)
    figure["data"] += draw_limits(view, axes)
    for line in view.lines:
        colour, shape = colours[line.place_id], find_shape(line.place_id, colours)
        figure["data"] += [
            *_segments(line, colour),
            draw_points(name_line(line), line.points, colour, shape, size=9),
            *_breaks(line, colour),
        ]
    figure["data"] += [draw_diamond(mark.words, mark.point, colours[mark.place_id]) for mark in view.targets]
    notes += label_trend(view, colours, axes, widths)
    figure["layout"] |= {"annotations": notes, "shapes": rules, "xaxis": year_axis(view, axes)}
    figure["layout"]["margin"] |= {"t": HEAD, "r": round(axes.margin)}
    figure["layout"]["yaxis"] = {
        "range": [axes.bottom, axes.top],
        "zeroline": False,
        "automargin": True,
        "nticks": 7,
        "ticksuffix": "%" if view.unit == "%" else "",
    }
    return figure


def _find_axes(view: Trend, height: int) -> Axes:
    """The axes round every point, target and limit, those ahead included."""
    years = [p.year for line in view.lines for p in line.points] + [t.point.year for t in view.targets]
    low, high = min(years) - 0.6, max(years) + 0.6
    ahead = [step.start for step in view.limits if step.start > high - 0.6]
    high = max([high, *(start + 0.9 for start in ahead)])
    steps = [float(s.value) for s in view.limits if s.start < high and (s.end is None or s.end > low)]
    values = [float(p.value) for line in view.lines for p in line.points]
    values += [*(float(t.point.value) for t in view.targets), *steps]
    bottom = float(view.axis_start)
    top = max(values) + (max(values) - bottom) * 0.12
    axes = Axes(low, high, bottom, top if top > bottom else bottom + 1, height - HEAD - FOOT)
    return replace(axes, margin=find_margin(view, axes))


def _stroke(join: Join) -> str | None:
    """How the two points of a join are linked; None: not at all."""
    if join.grade not in ("same", "near"):
        return None
    return "gap" if join.is_gap else join.grade


def _segments(line: Line, colour: str) -> list[dict]:
    """A trace for each kind of stroke."""
    kinds = {name: [join for join in line.joins if _stroke(join) == name] for name in STROKES}
    return [
        draw_strokes(name, joins, {"color": colour, **STROKES[name]})
        for name, joins in kinds.items()
        if joins
    ]


def _breaks(line: Line, colour: str) -> list[dict]:
    """A short upright bar between neighbouring years that may not be compared."""
    joins = [join for join in line.joins if join.grade == "apart" and not join.is_gap]
    if not joins:
        return []
    at = [
        ((j.older.year + j.newer.year) / 2, (float(j.older.value) + float(j.newer.value)) / 2) for j in joins
    ]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "break",
            "x": [x for x, _ in at],
            "y": [y for _, y in at],
            "hoverinfo": "skip",
            "marker": BREAK | {"color": colour, "line": {"width": 2, "color": colour}},
        }
    ]
