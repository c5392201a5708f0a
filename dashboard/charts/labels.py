"""Words at the ends of lines, in place of a legend."""

from collections.abc import Mapping
from itertools import groupby

from dashboard.views.series import Point, Trend


def labels_of(view: Trend, alone: bool) -> list[tuple[Point, str, str]]:
    """Words at the end of a place's newest lines: where, which place, and what to write.

    Lines of one place that end in one point share a label; the scope is told where a place has several and the panel
    does not say it alone.
    """
    labels = []
    for place, run in groupby(sorted(view.lines, key=lambda line: line.place_id), lambda line: line.place_id):
        of_place = list(run)
        newest = max(line.points[-1].year for line in of_place)
        ends = sorted((line for line in of_place if line.points[-1].year == newest), key=lambda line: line.points[-1].value)
        for _, same in groupby(ends, lambda line: line.points[-1].value):
            together = list(same)
            scopes = f" {' / '.join(line.scope_name for line in together)}" if len(ends) > 1 and not alone else ""
            labels.append((together[0].points[-1], place, f"{together[0].place}{scopes}"))
    return labels + [(line.points[-1], line.place_id, line.place) for line in view.targets]


def room_for(labels: list[tuple[Point, str, str]], span: int) -> float:
    """Space at the right for the labels, in years, by the length of the longest."""
    longest = max((len(told) + sum(ord(letter) > 255 for letter in told) for _, _, told in labels), default=0)
    return max(1, span) * min(0.45, 0.011 * longest) + 0.1


def placed(view: Trend, labels: list[tuple[Point, str, str]], colours: Mapping[str, str], apart: float) -> list[dict]:
    """The labels, moved up by a share of the axis where two would meet."""
    values = [float(p.value) for line in [*view.lines, *view.targets] for p in line.points] + [float(s.value) for s in view.limits]
    gap = (max(values, default=1) - min(values, default=0) or 1) * apart
    drawn: list[dict] = []
    for last, place, told in sorted(labels, key=lambda label: label[0].value):
        y = float(last.value)
        while any(abs(y - other["y"]) < gap and abs(last.year - other["x"]) < 2 for other in drawn):
            y += gap / 2
        font = {"color": colours[place], "size": 12}
        drawn.append({"x": last.year, "y": y, "text": told, "xanchor": "left", "xshift": 9, "showarrow": False, "font": font})
    return drawn
