"""A line of years as a small picture: no axes, its numbers in its description."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dashboard.html.markup import fill, join
from dashboard.views.quantities.quantity_rows import LinePoint

WIDTH, HEIGHT, EDGE = 104, 32, 5  # in its own pixels
LEAST_SPAN = 0.2  # of the highest value: a change of one in thirty is no fall from top to bottom
LARGE, SMALL = "3.2", "1.6"  # radius of the newest point and of the others
SOLID, THIN = "2", "0.9"  # widths of a link between figures that are the same and near


@dataclass(frozen=True)
class Frame:
    """The years and values that the pictures of a row share."""

    first: int
    last: int
    low: float
    high: float


def find_frame(lines: Sequence[Sequence[LinePoint]]) -> Frame:
    """A frame round some lines; raises ValueError where none has a point."""
    points = [point for line in lines for point in line]
    low, high = min(p.value for p in points), max(p.value for p in points)
    missing = max(0.0, abs(high) * LEAST_SPAN - (high - low)) / 2
    years = [point.year for point in points]
    return Frame(min(years), max(years), low - missing, high + missing)


def render_line(line: Sequence[LinePoint], frame: Frame, colour: str, description: str) -> Markup:
    """A line in a row's frame: solid between figures that are the same, thin between near ones, and thin over
    years without a figure; broken between those that are apart, and where near ones have such years between.
    """
    template = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s">%s</svg>'
    drawing = fill(template, WIDTH, HEIGHT, _draw(line, frame, colour))
    address = "data:image/svg+xml;base64," + b64encode(drawing.encode()).decode()
    return fill(
        '<img class="cj-line" width="%s" height="%s" alt="%s" title="%s" src="%s">',
        WIDTH,
        HEIGHT,
        description,
        description,
        address,
    )


def _draw(line: Sequence[LinePoint], frame: Frame, colour: str) -> Markup:
    places = [(point, _x(point, frame), _y(point, frame)) for point in line]
    template = '<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s"/>'
    links = [
        fill(template, x1, y1, x2, y2, colour, SOLID if point.link == "same" and not point.is_gap else THIN)
        for (_, x1, y1), (point, x2, y2) in pairwise(places)
        if point.link == "same" or (point.link == "near" and not point.is_gap)
    ]
    dots = [
        fill(
            '<circle cx="%s" cy="%s" r="%s" fill="%s"/>', x, y, LARGE if point is line[-1] else SMALL, colour
        )
        for point, x, y in places
    ]
    return join(links + dots)


def _x(point: LinePoint, frame: Frame) -> str:
    span = frame.last - frame.first
    share = (point.year - frame.first) / span if span else 1.0
    return f"{EDGE + (WIDTH - 2 * EDGE) * share:.1f}"


def _y(point: LinePoint, frame: Frame) -> str:
    span = frame.high - frame.low
    share = (frame.high - point.value) / span if span else 0.5
    return f"{EDGE + (HEIGHT - 2 * EDGE) * share:.1f}"
