"""Whole days or sections as one bar: what is used, what is left, what must be."""

from collections.abc import Sequence

from dashboard.charts import labels
from dashboard.table import ChartData
from dashboard.theme import BAD, GOOD, QUIET, UNDER_WAY, base_layout
from dashboard.views.this_year.answer import Part

HEIGHT, SIZE = 122, 12  # pixels of the figure and of its letters
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
    total, start = sum(part.count for part in parts) or 1, 0
    for part in parts:
        colour = COLOURS[part.item]
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
                "opacity": 0.35 if part.item in PALE else 1,
                "marker": {"color": colour, "line": {"color": colour, "width": 2}},
            }
        )
        start += part.count
    figure["layout"] |= {
        "barmode": "overlay",
        "xaxis": {"range": [0, total], "showgrid": False, "zeroline": False, "nticks": 6},
        "yaxis": {"range": [-0.5, 2.4], "visible": False},
        "annotations": _name_parts(parts, total),
    }
    return figure


def _name_parts(parts: Sequence[Part], total: int) -> list[dict]:
    """The words of each part at its beginning or, near the right end, at its end; in the lowest of some rows
    where they meet no other words, also on a phone.
    """
    notes, start, rows = [], 0, [float("-inf")] * (len(parts) + 1)
    for part in parts:
        words = f"{part.label} {part.count}"
        is_right = start > total * 0.6
        end = start + part.count
        at = end if is_right else start
        left = at / total * labels.PHONE - (labels.measure_text(words, SIZE) if is_right else 0)
        row = next(row for row, taken in enumerate(rows) if taken <= left)
        rows[row] = left + labels.measure_text(words, SIZE) + labels.SPACE
        notes.append(
            {
                "x": at,
                "y": 0.42,
                "text": words,
                "showarrow": False,
                "xanchor": "right" if is_right else "left",
                "yanchor": "bottom",
                "yshift": 15 * row,
                "font": {"size": SIZE},
            }
        )
        start = end
    return notes


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
