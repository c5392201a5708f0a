"""Whole days or sections as one bar: what is used, what is left, what must be."""

from collections.abc import Sequence

from dashboard.table import ChartData
from dashboard.theme import BAD, GOOD, QUIET, UNDER_WAY, base_layout
from dashboard.views.this_year.answer import Part

HEIGHT = 104  # pixels
COLOURS = {
    "good": GOOD,
    "must_be_good": GOOD,
    "may_be_bad": UNDER_WAY,
    "bad": BAD,
    "used": BAD,
    "free": QUIET,
    "depends": UNDER_WAY,
    "over": BAD,
}
PALE = ("must_be_good", "may_be_bad", "free")  # not settled yet: in outline


def draw_parts(parts: Sequence[Part]) -> dict:
    """One bar from left to right, each part named above it."""
    figure = {"data": [], "layout": base_layout(HEIGHT)}
    total, start, notes = sum(part.count for part in parts) or 1, 0, []
    ends = float("-inf")
    row = 0
    for part in parts:
        colour, pale = COLOURS[part.item], part.item in PALE
        figure["data"].append(
            {
                "type": "bar",
                "orientation": "h",
                "name": part.label,
                "x": [part.count],
                "y": [0],
                "base": [start],
                "width": 0.7,
                "hoverinfo": "skip",
                "opacity": 0.35 if pale else 1,
                "marker": {"color": colour, "line": {"color": colour, "width": 2}},
            }
        )
        row = 1 - row if start - ends < total * 0.16 else 0
        ends = start
        notes.append(
            {
                "x": start,
                "y": 0.45,
                "text": f"{part.label} {part.count}",
                "showarrow": False,
                "xanchor": "left" if start < total * 0.75 else "right",
                "yanchor": "bottom",
                "yshift": 16 * row,
                "font": {"size": 12},
            }
        )
        start += part.count
        if notes[-1]["xanchor"] == "right":
            notes[-1]["x"] = start
    figure["layout"] |= {
        "barmode": "overlay",
        "xaxis": {"range": [0, total], "showgrid": False, "zeroline": False, "nticks": 6},
        "yaxis": {"range": [-0.5, 1.6], "visible": False},
        "annotations": notes,
    }
    return figure


def tabulate_parts(parts: Sequence[Part], title: str) -> list[ChartData]:
    """A column a part."""
    columns = [part.label for part in parts]
    return [
        ChartData(
            "share",
            title,
            [title],
            columns,
            [[part.count for part in parts]],
            [COLOURS[p.item] for p in parts],
        )
    ]
