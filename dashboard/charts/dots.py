"""A dot plot: one strip for each indicator and definition, on an axis of its own."""

from collections.abc import Mapping

from dashboard.theme import QUIET, base_layout
from dashboard.views.comparison import Comparison, Strip

ROW = 96  # pixels: a title, the dots with their names above, the axis


def draw_dots(view: Comparison, colours: Mapping[str, str]) -> dict:
    """Places as dots on the strip of each indicator; an older year is small, with a line to the newer."""
    count = max(1, len(view.strips))
    figure: dict = {"data": [], "layout": base_layout(ROW * count + 30)}
    figure["layout"]["annotations"] = []
    for index, strip in enumerate(view.strips):
        number = "" if index == 0 else str(index + 1)
        top = 1 - index / count
        figure["layout"][f"xaxis{number}"] = {
            "domain": [0.02, 0.98],
            "anchor": f"y{number}",
            "range": _range(strip),
            "ticksuffix": "%" if strip.unit == "%" else "",
            "zeroline": False,
            "nticks": 6,
        }
        figure["layout"][f"yaxis{number}"] = {
            "domain": [top - 0.66 / count, top - 0.5 / count],
            "visible": True,
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": QUIET,
            "range": [-1, 1],
        }
        figure["layout"]["annotations"].append(
            {
                "x": 0,
                "xref": "paper",
                "y": top,
                "yref": "paper",
                "text": f"{strip.name} ({strip.unit})" if strip.unit else strip.name,
                "xanchor": "left",
                "yanchor": "top",
                "showarrow": False,
                "font": {"size": 12},
            }
        )
        figure["data"] += _strip(strip, number, colours)
    return figure


def _strip(strip: Strip, number: str, colours: Mapping[str, str]) -> list[dict]:
    traces = []
    for place in dict.fromkeys(dot.place_id for dot in strip.dots):
        of_place = [dot for dot in strip.dots if dot.place_id == place]
        colour = colours[place]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers+text",
                "name": of_place[0].name,
                "legendgroup": strip.name,
                "x": [float(dot.value) for dot in of_place],
                "y": [0] * len(of_place),
                "text": ["" if dot.older else dot.name for dot in of_place],
                "textposition": "top center",
                "textfont": {"size": 11},
                "hovertext": [dot.label for dot in of_place],
                "hoverinfo": "text",
                "cliponaxis": False,
                "line": {"color": colour, "width": 1.5},
                "marker": {
                    "color": colour,
                    "size": [8 if dot.older else 13 for dot in of_place],
                    "opacity": 1,
                    "symbol": ["circle-open" if dot.hollow else "circle" for dot in of_place],
                    "line": {"width": 2, "color": colour},
                },
                "xaxis": f"x{number}",
                "yaxis": f"y{number}",
            }
        )
    return traces


def _range(strip: Strip) -> list[float]:
    """The axis: all dots, with room at both ends to keep neighbours apart; shares end at 100."""
    values = [float(dot.value) for dot in strip.dots]
    room = (max(values) - min(values)) * 0.25 or abs(max(values)) * 0.05 or 1.0
    high = max(values) + room
    return [
        min(values) - room,
        min(high, 100 + room * 0.2) if strip.unit == "%" and max(values) <= 100 else high,
    ]
