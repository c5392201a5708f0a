"""Distances with direction: to the right of the line is the better side."""

from collections.abc import Sequence

from dashboard.table import Distance
from dashboard.theme import BAD, GOOD, base_layout


def draw_margins(distances: Sequence[Distance], better: str, short: str) -> dict:
    """A bar for each distance, each unit on an axis of its own. `better` and `short` name the sides."""
    units = list(dict.fromkeys(distance.unit for distance in distances))
    rows = len(distances) + 1.7 * len(units)
    figure = {
        "data": [],
        "layout": base_layout(int(70 + 34 * rows)) | {"margin": {"l": 8, "r": 8, "t": 34, "b": 8}},
    }
    top, step = 1.0, 1 / max(1, rows)
    for index, unit in enumerate(units):
        number = "" if index == 0 else str(index + 1)
        group = [distance for distance in distances if distance.unit == unit]
        far = max((abs(float(distance.margin)) for distance in group), default=1) * 1.25 or 1
        figure["data"].append(
            {
                "type": "bar",
                "orientation": "h",
                "x": [float(d.margin) for d in group],
                "y": list(range(len(group))),
                "text": [d.label for d in group],
                "textposition": "none",
                "hovertext": [d.label for d in group],
                "hoverinfo": "text",
                "marker": {"color": [GOOD if d.margin >= 0 else BAD for d in group]},
                "width": 0.6,
                "xaxis": f"x{number}",
                "yaxis": f"y{number}",
            }
        )
        bottom = top - step * len(group)
        figure["layout"][f"yaxis{number}"] = {
            "domain": [bottom, top],
            "anchor": f"x{number}",
            "automargin": True,
            "showgrid": False,
            "autorange": "reversed",
            "tickvals": list(range(len(group))),
            "ticktext": [d.name for d in group],
        }
        figure["layout"][f"xaxis{number}"] = {
            "anchor": f"y{number}",
            "range": [-far, far],
            "title": {"text": unit},
            "zeroline": True,
            "zerolinewidth": 2,
        }
        top = bottom - 1.7 * step
    figure["layout"]["annotations"] = [
        {
            "x": 0.5,
            "xref": "paper",
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 6,
            "text": f"← {short} │ {better} →",
            "showarrow": False,
        }
    ]
    return figure
