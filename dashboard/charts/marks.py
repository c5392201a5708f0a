"""The marks of charts of years: points, strokes between them, targets as diamonds, fine upright rules."""

from collections.abc import Sequence

from dashboard.theme import QUIET
from dashboard.views.trend.trend_parts import Join, Point


def draw_points(name: str, points: Sequence[Point], colour: str, shape: str, size: int) -> dict:
    """The figures of a line; hollow ones are no exact published results."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [point.year for point in points],
        "y": [float(point.value) for point in points],
        "text": [point.label for point in points],
        "hoverinfo": "text",
        "marker": {
            "symbol": [f"{shape}-open" if point.hollow else shape for point in points],
            "color": colour,
            "size": size,
            "line": {"width": 2, "color": colour},
        },
    }


def draw_strokes(name: str, joins: Sequence[Join], line: dict) -> dict:
    """Straight links of one style between points, as one trace."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [x for join in joins for x in (join.older.year, join.newer.year, None)][:-1],
        "y": [y for join in joins for y in (float(join.older.value), float(join.newer.value), None)][:-1],
        "connectgaps": False,
        "line": line,
        "hoverinfo": "skip",
    }


def draw_diamond(name: str, point: Point, colour: str) -> dict:
    """A target, in outline."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [point.year],
        "y": [float(point.value)],
        "text": [point.label],
        "hoverinfo": "text",
        "marker": {
            "symbol": "diamond-open",
            "size": 12,
            "line": {"width": 2.5, "color": colour},
            "color": colour,
        },
    }


def draw_rule(at: float, bottom: float = 0, top: float = 1) -> dict:
    """A fine upright rule at a moment, between two shares of the plot's height."""
    return {
        "type": "line",
        "layer": "below",
        "x0": at,
        "x1": at,
        "yref": "paper",
        "y0": bottom,
        "y1": top,
        "line": {"color": QUIET, "width": 1},
    }
