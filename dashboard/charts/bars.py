"""Bars of one year: groups that may be compared, one below the other, never sorted into each other."""

from collections.abc import Mapping

from dashboard.theme import base_layout
from dashboard.views.matrix.ranking import Ranking


def draw_bars(view: Ranking, colours: Mapping[str, str]) -> dict:
    """Horizontal bars in groups, each under its name; hollow bars are not exact published results."""
    data, ticks, labels, titles, row = [], [], [], [], 0.0
    for group in view.groups:
        titles.append(
            {
                "x": 0,
                "xref": "paper",
                "y": row,
                "text": group.name,
                "xanchor": "left",
                "yanchor": "middle",
                "showarrow": False,
                "font": {"size": 12},
            }
        )
        row += 0.9
        for bar in group.bars:
            colour = colours[bar.place_id]
            data.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "x": [float(bar.value)],
                    "y": [row],
                    "width": 0.62,
                    "name": bar.name,
                    "legendgroup": group.name,
                    "text": [bar.label],
                    "textposition": "outside",
                    "cliponaxis": False,
                    "hoverinfo": "skip",
                    "marker": {
                        "color": "rgba(0,0,0,0)" if bar.hollow else colour,
                        "line": {"color": colour, "width": 2},
                    },
                }
            )
            ticks.append(row)
            labels.append(bar.name)
            row += 0.8
        row += 0.3
    most = max((float(bar.value) for group in view.groups for bar in group.bars), default=1.0)
    figure = {"data": data, "layout": base_layout(int(60 + 34 * row))}
    figure["layout"] |= {
        "xaxis": {
            "range": [0, most * 1.3 or 1],
            "title": {"text": view.unit},
            "zeroline": True,
            "automargin": True,
        },
        "yaxis": {
            "tickvals": ticks,
            "ticktext": labels,
            "range": [row, -0.6],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
        },
        "annotations": titles,
    }
    return figure
