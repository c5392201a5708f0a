"""Batches of issues as bars: done, under way and, where only the total is printed, the rest."""

from dashboard.theme import GOOD, INK, PAPER, QUIET, UNDER_WAY, base_layout
from dashboard.views.rectification.rectification import Bar


def draw_batches(bars: list[Bar], done: str, under_way: str, rest: str) -> dict:
    """One bar a batch, as shares of its own total: batches differ in nature, and so do their sizes."""
    figure: dict = {"data": [], "layout": base_layout(70 + 36 * len(bars))}
    parts = {done: [], under_way: [], rest: []}
    for bar in bars:
        total = bar.total or (bar.done or 0) + (bar.under_way or 0) or 1
        parts[done].append((bar.done, total))
        parts[under_way].append((bar.under_way, total))
        parts[rest].append((bar.rest, total))
    looks = ((GOOD, "", PAPER), (UNDER_WAY, "/", INK), (QUIET, ".", INK))
    for (name, values), (colour, pattern, ink) in zip(parts.items(), looks, strict=True):
        figure["data"].append(
            {
                "type": "bar",
                "orientation": "h",
                "name": name,
                "y": [bar.name for bar in bars],
                "x": [(value or 0) / total * 100 for value, total in values],
                "text": [f"{value:g}" if value else "" for value, _ in values],
                "textposition": "inside",
                "insidetextanchor": "middle",
                "hovertext": [f"{name}: {value:g} / {total:g}" if value else "" for value, total in values],
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
        "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0},
        "xaxis": {"range": [0, 100], "ticksuffix": "%", "zeroline": False},
        "yaxis": {"autorange": "reversed", "automargin": True},
        "margin": {"l": 8, "r": 8, "t": 40, "b": 8},
    }
    return figure
