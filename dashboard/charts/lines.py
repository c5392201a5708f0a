"""Lines through the years: one colour a place, one marker a scope, gaps left open, limits as steps."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.charts.labels import label_room, make_labels, place_labels
from dashboard.theme import QUIET, assign_symbols, base_layout
from dashboard.views.trend_parts import Bridge, Line, Point, Step, Trend

TOGETHER = 4  # scopes that share one panel at most; more of them, and each has a panel of its own
PANEL = 130  # pixels


def draw_lines(view: Trend, colours: Mapping[str, str]) -> dict:
    """The figure of a trend: a trace for each line, bridge, target and limit.

    Few scopes share a panel and differ by their markers; many get a panel each, the newest first.
    """
    years = [point.year for line in [*view.lines, *view.targets] for point in line.points]
    low, high = (min(years), max(years)) if years else (2020, 2025)
    marks = assign_symbols(line.scope_id for line in view.lines)
    panels = _panels(view)
    figure: dict = {
        "data": [],
        "layout": base_layout(400 if len(panels) == 1 else PANEL * len(panels) + 40) | {"annotations": []},
    }
    for index, (title, part) in enumerate(panels):
        axis = f"y{index + 1 if index else ''}"
        traces = [
            *(_bridge(bridge, colours[bridge.place_id]) for bridge in part.bridges),
            *(_line(line, colours[line.place_id], marks[line.scope_id]) for line in part.lines),
            *(_target(line, colours[line.place_id]) for line in part.targets),
            *(_limit(step, low - 0.5, high + 0.5) for step in part.limits),
        ]
        figure["data"] += [trace | {"yaxis": axis} for trace in traces]
        figure["layout"][axis.replace("y", "yaxis")] = _axis(view, part, title, index, len(panels))
        notes = [
            *place_labels(part, make_labels(part, bool(title)), colours, 0.22 if title else 0.045),
            *_limit_labels(part, low - 0.5),
        ]
        figure["layout"]["annotations"] += [
            note | {"yref": axis} | ({"ayref": axis} if "ay" in note else {}) for note in notes
        ]
        figure["layout"]["annotations"] += [_title(title, index, len(panels))] if title else []
    step = 1 if high - low < 8 else 2
    figure["layout"]["margin"]["r"] = max(
        8, *(label_room(make_labels(part, bool(title)), high) for title, part in panels)
    )
    figure["layout"]["xaxis"] = {
        "range": [low - 0.5, high + 0.5],
        "tickvals": list(range(high, low - 1, -step))[::-1],
        "showgrid": False,
        "zeroline": False,
        "anchor": f"y{len(panels) if len(panels) > 1 else ''}",
    }
    return figure


def _axis(view: Trend, part: Trend, title: str, index: int, count: int) -> dict:
    """The axis of values: of the whole chart, or of a panel, with its lowest and highest value only."""
    axis = {"zeroline": False, "automargin": True}
    if not title:
        return axis | {"title": {"text": view.unit}, "domain": [0, 1], "nticks": 8}
    values = [float(point.value) for line in [*part.lines, *part.targets] for point in line.points]
    room = (max(values) - min(values)) * 0.25 or 1
    top = 1 - index / count
    return axis | {
        "domain": [top - 0.8 / count, top - 0.24 / count],
        "range": [min(values) - room, max(values) + room],
        "tickvals": sorted({min(values), max(values)}),
        "ticksuffix": "%" if view.unit == "%" else "",
    }


def _title(title: str, index: int, count: int) -> dict:
    return {
        "x": 0,
        "xref": "paper",
        "y": 1 - index / count,
        "yref": "paper",
        "text": title,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 12, "weight": 700},
    }


def _panels(view: Trend) -> list[tuple[str, Trend]]:
    """The trend whole, or cut into one part for each scope with the scope's name."""
    scopes = dict.fromkeys(line.scope_id for line in view.lines)
    if len(scopes) <= TOGETHER:
        return [("", view)]
    parts = []
    for scope in scopes:
        of_scope = [line for line in view.lines if line.scope_id == scope]
        targets = [line for line in view.targets if line.scope_id == scope]
        parts.append(
            (
                of_scope[0].scope_name,
                replace(view, lines=of_scope, targets=targets, bridges=[], limits=view.limits),
            )
        )
    return sorted(
        parts,
        key=lambda part: (
            -max(line.points[-1].year for line in part[1].lines),
            -sum(len(line.points) for line in part[1].lines),
        ),
    )


def _line(line: Line, colour: str, symbol: str) -> dict:
    """A trace with gaps for missing years; hollow points are no exact published results.

    Of a range both ends are points of one year.
    """
    points: list[tuple[int, Point | None]] = []
    for year in range(line.points[0].year, line.points[-1].year + 1):
        points += [(year, point) for point in line.points if point.year == year] or [(year, None)]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": f"{line.place} · {line.scope_name}",
        "x": [year for year, _ in points],
        "y": [float(point.value) if point else None for _, point in points],
        "connectgaps": False,
        "text": [point.label if point else "" for _, point in points],
        "hoverinfo": "text",
        "line": {"color": colour, "width": 2.5},
        "marker": {
            "symbol": [f"{symbol}-open" if point and point.hollow else symbol for _, point in points],
            "color": colour,
            "size": 9,
            "line": {"width": 2, "color": colour},
        },
    }


def _bridge(bridge: Bridge, colour: str) -> dict:
    """A dotted line: these two years may not be compared."""
    ends = (bridge.older, bridge.newer)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [end.year for end in ends],
        "y": [float(end.value) for end in ends],
        "line": {"color": colour, "width": 1.5, "dash": "dot"},
        "opacity": 0.7,
        "hoverinfo": "skip",
    }


def _target(line: Line, colour: str) -> dict:
    (point,) = line.points
    return {
        "type": "scatter",
        "mode": "markers",
        "name": line.place,
        "x": [point.year],
        "y": [float(point.value)],
        "text": [point.label],
        "hoverinfo": "text",
        "marker": {
            "symbol": "line-ew-open",
            "size": 20,
            "line": {"width": 3, "color": colour},
            "color": colour,
        },
    }


def _limit(step: Step, low: float, high: float) -> dict:
    start, end = max(step.start, low), min(step.end if step.end is not None else high, high)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": step.name,
        "x": [start, end],
        "y": [float(step.value)] * 2,
        "line": {"color": QUIET, "width": 1.5, "dash": "dash"},
        "text": [step.name] * 2,
        "hoverinfo": "text",
    }


def _limit_labels(view: Trend, low: float) -> list[dict]:
    return [
        {
            "x": max(step.start, low),
            "y": float(step.value),
            "text": step.name,
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": 11},
        }
        for step in view.limits
    ]
