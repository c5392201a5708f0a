"""Words at the ends of lines, in place of a legend."""

from collections.abc import Mapping
from itertools import groupby

from dashboard.table import display_width
from dashboard.views.trend_parts import Point, Trend

ASIDE = 14  # pixels from a point to its label
YEAR = 16  # pixels of a year on a phone


def make_labels(view: Trend, alone: bool) -> list[tuple[Point, str, str]]:
    """Words at the end of a place's newest lines: where, which place, and what to write.

    Lines of one place that end in one point share a label. It names the scope where a place has several
    and the panel does not name it.
    """
    labels = []
    for place, members in groupby(
        sorted(view.lines, key=lambda line: line.place_id), lambda line: line.place_id
    ):
        of_place = list(members)
        newest = max(line.points[-1].year for line in of_place)
        ends = sorted(
            (line for line in of_place if line.points[-1].year == newest),
            key=lambda line: line.points[-1].value,
        )
        for _, same in groupby(ends, lambda line: line.points[-1].value):
            together = list(same)
            scopes = (
                f" {' / '.join(line.scope_name for line in together)}" if len(ends) > 1 and not alone else ""
            )
            labels.append((together[0].points[-1], place, f"{together[0].place}{scopes}"))
    return labels + [(line.points[-1], line.place_id, line.place) for line in view.targets]


def label_room(labels: list[tuple[Point, str, str]], last: int) -> int:
    """Pixels at the right for the labels that begin near the last year, on a phone as on a desk."""
    return max(
        (ASIDE + 6 + _width(label) - (last - point.year) * YEAR for point, _, label in labels), default=0
    )


def _width(label: str) -> int:
    """About how many pixels a label takes: 7 a narrow letter, 12 a wide one (two in display_width)."""
    return 2 * len(label) + 5 * display_width(label)


def place_labels(
    view: Trend, labels: list[tuple[Point, str, str]], colours: Mapping[str, str], apart: float
) -> list[dict]:
    """The labels, moved up by a share of the axis where two would meet.

    A line in the place's colour leads from each to its point.
    """
    values = [float(p.value) for line in [*view.lines, *view.targets] for p in line.points] + [
        float(s.value) for s in view.limits
    ]
    gap = (max(values, default=1) - min(values, default=0) or 1) * apart
    drawn: list[dict] = []
    for last, place, text in sorted(labels, key=lambda label: label[0].value):
        y = float(last.value)
        while _taken(y, last.year, gap, drawn, view):
            y += gap / 2
        drawn.append(
            {
                "x": last.year,
                "y": float(last.value),
                "text": text,
                "xanchor": "left",
                "ax": ASIDE,
                "ay": y,
                "ayref": "y",
                "showarrow": True,
                "arrowhead": 0,
                "arrowwidth": 1,
                "arrowcolor": colours[place],
                "standoff": 8,
                "font": {"size": 12},
            }
        )
    return drawn


def _taken(y: float, year: int, gap: float, drawn: list[dict], view: Trend) -> bool:
    """Whether a label at this height would meet another one or lie on the line of a limit."""
    limits = [
        float(step.value)
        for step in view.limits
        if step.start <= year + 1 and (step.end is None or year <= step.end)
    ]
    return any(abs(y - other["ay"]) < gap and abs(year - other["x"]) < 4 for other in drawn) or any(
        abs(y - limit) < gap / 2 for limit in limits
    )
