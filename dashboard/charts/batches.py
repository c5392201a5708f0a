"""Batches of issues as bars: done, under way and, where only the total is printed, the rest."""

from dashboard.charts.frame import wrap_text
from dashboard.theme import GOOD, INK, PAPER, QUIET, UNDER_WAY, base_layout
from dashboard.views.rectification.rectification import Bar

LETTERS = 46  # narrow ones of a line of a name: as wide as a phone
ROW, LINE = 54, 15  # pixels of a bar with a name of one line above it, and of each further line


def draw_batches(bars: list[Bar], done: str, under_way: str, rest: str) -> dict:
    """One bar a batch, as shares of its own total: batches differ in nature, and so do their sizes.

    The name stands above its bar: beside it, it would leave a phone no room for the bars.
    """
    names = ["\n".join(wrap_text(bar.name, LETTERS)) for bar in bars]
    row = ROW + LINE * max((name.count("\n") for name in names), default=0)
    figure: dict = {"data": [], "layout": base_layout(80 + row * len(bars))}
    parts: dict[str, list[tuple[float | None, float, str]]] = {done: [], under_way: [], rest: []}
    for bar in bars:
        total = bar.total or (bar.done or 0) + (bar.under_way or 0) or 1
        parts[done].append((bar.done, total, ""))
        parts[under_way].append((bar.under_way, total, bar.mark))
        parts[rest].append((bar.rest, total, ""))
    looks = ((GOOD, "", PAPER), (UNDER_WAY, "/", INK), (QUIET, ".", INK))
    for (name, values), (colour, pattern, ink) in zip(parts.items(), looks, strict=True):
        figure["data"].append(
            {
                "type": "bar",
                "orientation": "h",
                "name": name,
                "y": [bar.name for bar in bars],
                "x": [(value or 0) / total * 100 for value, total, _ in values],
                "text": [f"{value:g}{mark}" if value else "" for value, _, mark in values],
                "textposition": "inside",
                "insidetextanchor": "middle",
                "hovertext": [
                    f"{name}: {value:g}{mark} / {total:g}" if value else "" for value, total, mark in values
                ],
                "hoverinfo": "text",
                "insidetextfont": {"color": ink},
                "marker": {
                    "color": colour,
                    "pattern": {
                        "shape": pattern,
                        "size": 7,
                        "fillmode": "overlay",
                        "fgcolor": PAPER,
                        "fgopacity": 0.35,
                    },
                },
            }
        )
    figure["layout"] |= {
        "barmode": "stack",
        "showlegend": True,
        "bargap": 1 - 27 / row,
        "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        "xaxis": {"range": [0, 100], "dtick": 25, "ticksuffix": "%", "zeroline": False},
        "yaxis": {"range": [len(bars) - 0.5, -0.8], "showticklabels": False, "showgrid": False},
        "margin": {"l": 14, "r": 24, "t": 40, "b": 30},
        "annotations": [_name_above(name, at) for at, name in enumerate(names)],
    }
    return figure


def _name_above(name: str, at: int) -> dict:
    """A name at the beginning of the bar below it."""
    place = {"x": 0, "xanchor": "left", "y": at, "yanchor": "bottom", "yshift": 13}
    return place | {"text": name, "showarrow": False, "align": "left"}
