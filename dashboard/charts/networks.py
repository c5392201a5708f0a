"""Rows of one axis: shares of sections through the years, a panel for each level of networks."""

from collections.abc import Mapping, Sequence

from dashboard.charts.marks import draw_diamond, draw_points, draw_rule, draw_strokes
from dashboard.table import ChartData, display_width
from dashboard.theme import base_layout, find_shape
from dashboard.views.sections.network_parts import NetworkLine, NetworkRow, SectionNetworks
from dashboard.views.trend.trend_parts import Point

PANEL, LABEL = 96, 15  # pixels of a panel at least, and of a label at the end of a line
TOP, FOOT = 28, 26  # pixels above the panels, for the names of networks, and below them, for the years
SHARE = 0.84  # of a panel's height for its axis; the rest parts it from the panel above
LOW, HIGH = -10, 112  # of the axis, so that no mark is cut
KEY = (0.3, 0.6)  # years after the last one, between which a place's colour stands before its label
STYLES = {  # of a link, by grade and whether years are missing in it
    ("same", False): {"width": 2.75},
    ("near", False): {"width": 1.25},
    ("same", True): {"width": 2, "dash": "dot"},
    ("near", True): {"width": 1.25, "dash": "dot"},
}


def draw_networks(view: SectionNetworks, colours: Mapping[str, str]) -> dict:
    """A panel for each row, on one axis of 0 to 100 and of the same years; rules where networks change."""
    years = [p.year for row in view.rows for line in row.lines for p in _all_points(line)]
    low, high = (min(years), max(years)) if years else (0, 1)
    height = max([PANEL, *(LABEL * (len(row.lines) + 2) for row in view.rows)])
    count = len(view.rows)
    layout = base_layout(height * count + TOP + FOOT) | {
        "annotations": [_event_name(event.start, event.name, at) for at, event in enumerate(view.events)],
        "shapes": [draw_rule(event.start) for event in view.events],
    }
    data: list[dict] = []
    room = 8
    for index, row in enumerate(view.rows):
        number = str(index + 1) if index else ""
        top = 1 - index / count
        layout[f"yaxis{number}"] = {
            "domain": [top - SHARE / count, top],
            "range": [LOW, HIGH],
            "tickvals": [0, 50, 100],
            "zeroline": False,
            "title": {"text": row.name, "font": {"size": 11, "weight": 600}},
            "automargin": True,
        }
        for line in row.lines:
            data += [trace | {"yaxis": f"y{number}"} for trace in _traces(line, colours)]
        labels = _labels(row, colours, high, height * SHARE)
        layout["annotations"] += [note | {"yref": f"y{number}", "ayref": f"y{number}"} for note in labels]
        room = max([room, *(_width(note["text"]) for note in labels)])
    layout["margin"] = {"l": 8, "r": room + 12, "t": TOP, "b": FOOT}
    layout["xaxis"] = {
        "range": [low - 0.6, high + 0.6],
        "tickvals": _ticks(low, high),
        "showgrid": False,
        "zeroline": False,
        "anchor": f"y{count if count > 1 else ''}",
    }
    if not data:
        data = [{"type": "scatter", "x": [], "y": []}]
    return {"data": data, "layout": layout}


def tabulate_networks(view: SectionNetworks, colours: Mapping[str, str]) -> list[ChartData]:
    """A table for each row: every year from the first to the last by one series for each place."""
    tables = []
    for row in view.rows:
        years = [point.year for line in row.lines for point in line.points]
        if not years:
            continue
        rows = list(range(min(years), max(years) + 1))
        by_line = [{point.year: point.value for point in line.points} for line in row.lines]
        tables.append(
            ChartData(
                "line",
                row.name,
                rows,
                [line.place for line in row.lines],
                [[values.get(year) for values in by_line] for year in rows],
                [colours[line.place_id] for line in row.lines],
            )
        )
    return tables


def _all_points(line: NetworkLine) -> list[Point]:
    return [*line.points, *([line.target] if line.target else [])]


def _traces(line: NetworkLine, colours: Mapping[str, str]) -> list[dict]:
    """The links of each style as one trace, then the points, then the target."""
    colour, shape = colours[line.place_id], find_shape(line.place_id, colours)
    kinds = {style: [join for join in line.joins if (join.grade, join.is_gap) == style] for style in STYLES}
    traces = [
        draw_strokes(line.place, joins, {"color": colour, **STYLES[style]})
        for style, joins in kinds.items()
        if joins
    ]
    traces.append(draw_points(line.place, line.points, colour, shape, size=8))
    return [*traces, draw_diamond(line.place, line.target, colour)] if line.target else traces


def _labels(row: NetworkRow, colours: Mapping[str, str], high: int, height: float) -> list[dict]:
    """Place and newest value at the right of each line, one below the other where they would meet."""
    unit = (HIGH - LOW) / height  # of the axis, a pixel
    ends = sorted(((line, line.points[-1]) for line in row.lines), key=lambda end: end[1].value, reverse=True)
    heights = _part([float(point.value) for _, point in ends], LABEL * unit)
    return [
        {
            "x": high + KEY[0],
            "y": at,
            "axref": "x",
            "ax": high + KEY[1],
            "ay": at,
            "text": line.end,
            "xanchor": "left",
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 3,
            "arrowcolor": colours[line.place_id],
            "font": {"size": 12},
        }
        for (line, _), at in zip(ends, heights, strict=True)
    ]


def _part(wanted: Sequence[float], gap: float) -> list[float]:
    """Heights from the top, at least a gap apart and above the axis's lowest."""
    heights: list[float] = []
    for value in wanted:
        heights.append(min([value, *(above - gap for above in heights[-1:])]))
    for index in range(len(heights) - 1, -1, -1):
        below = heights[index + 1] + gap if index + 1 < len(heights) else LOW
        heights[index] = max(heights[index], below)
    return heights


def _ticks(low: int, high: int) -> list[int]:
    """Every fifth year, which few letters name; every year where there are few."""
    fifths = [year for year in range(low, high + 1) if year % 5 == 0]
    return fifths if high - low > 5 else list(range(low, high + 1))


def _event_name(at: float, name: str, position: int) -> dict:
    """The name above its rule, every second one higher: on a phone two names do not fit side by side."""
    return {
        "yshift": 12 * (position % 2),
        "x": at,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "left",
        "text": name,
        "showarrow": False,
        "font": {"size": 11},
    }


def _width(label: str) -> int:
    """About how many pixels a label takes: 7 a narrow letter, 12 a wide one."""
    return 2 * len(label) + 5 * display_width(label)
