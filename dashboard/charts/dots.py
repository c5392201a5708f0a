"""A dot plot: a panel for each quantity, a line for each place, limits as upright rules. Axes from zero."""

from collections.abc import Mapping, Sequence

from dashboard.theme import QUIET, base_layout, find_shape
from dashboard.views.quantities.comparison_panels import Panel

LINE, HEAD, LABEL, FOOT = 26, 40, 13, 26  # pixels: a place, the title of a panel, a limit's words, the axis
GAP = 16  # pixels above the title of a panel, from the axis of the one before
ROOM = 1.18  # of the axis, for the number beside the last dot
FAR = 0.82  # of the axis: dots beyond it have their number on the left


def draw_dots(panels: Sequence[Panel], colours: Mapping[str, str]) -> dict:
    """Places as dots, one below the other; hollow where a figure is near only, or no exact result."""
    heads = [GAP + HEAD + LABEL * len(panel.limits) for panel in panels]
    heights = [head + FOOT + LINE * len(panel.dots) for head, panel in zip(heads, panels, strict=True)]
    total = sum(heights) or 1
    figure: dict = {"data": [], "layout": base_layout(total + 20)}
    figure["layout"] |= {"annotations": [], "shapes": []}
    above = 0
    for index, (panel, head, height) in enumerate(zip(panels, heads, heights, strict=True)):
        number = "" if index == 0 else str(index + 1)
        top = 1 - (above + head) / total
        bottom = 1 - (above + height - FOOT) / total
        end = _end(panel)
        figure["layout"][f"xaxis{number}"] = {
            "anchor": f"y{number}",
            "range": [0, end],
            "ticksuffix": "%" if panel.unit == "%" else "",
            "zeroline": True,
            "zerolinecolor": QUIET,
            "dtick": 20 if panel.is_share else None,
            "nticks": 6,
            "fixedrange": True,
        }
        figure["layout"][f"yaxis{number}"] = {
            "domain": [max(0.0, bottom), top],
            "range": [len(panel.dots) - 0.4, -0.6],
            "tickvals": list(range(len(panel.dots))),
            "ticktext": [dot.name for dot in panel.dots],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
        }
        figure["layout"]["annotations"].append(_title(panel.title, 1 - (above + GAP + 4) / total))
        figure["data"].append(_dots(panel, number, end, colours))
        for level, mark in enumerate(panel.limits):
            figure["layout"]["shapes"].append(_rule(mark.value, number, mark.is_to_come))
            label = _label(mark.value, mark.label, number, level, mark.value > end / 2)
            figure["layout"]["annotations"].append(label)
        above += height
    return figure


def _end(panel: Panel) -> float:
    """The end of the axis: just beyond 100 for shares, else room beyond the largest number and limit."""
    if panel.is_share:
        return 101.0
    return (
        max([*(float(dot.value) for dot in panel.dots), *(mark.value for mark in panel.limits)]) * ROOM or 1.0
    )


def _dots(panel: Panel, number: str, end: float, colours: Mapping[str, str]) -> dict:
    values = [float(dot.value) for dot in panel.dots]
    shapes = [find_shape(dot.place_id, colours) + ("-open" if dot.hollow else "") for dot in panel.dots]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": panel.name,
        "x": values,
        "y": list(range(len(panel.dots))),
        "text": [dot.label for dot in panel.dots],
        "textposition": ["middle left" if value > end * FAR else "middle right" for value in values],
        "hovertext": [f"{dot.name}\n{panel.name}\n{dot.label}" for dot in panel.dots],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "size": 12,
            "opacity": 1,
            "color": [colours[dot.place_id] for dot in panel.dots],
            "symbol": shapes,
            "line": {"width": 2, "color": [colours[dot.place_id] for dot in panel.dots]},
        },
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
    }


def _title(text: str, top: float) -> dict:
    return {
        "x": 0,
        "xref": "paper",
        "y": top,
        "yref": "paper",
        "text": text,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 13},
    }


def _rule(value: float, number: str, is_to_come: bool) -> dict:
    return {
        "type": "line",
        "x0": value,
        "x1": value,
        "y0": 0,
        "y1": 1,
        "xref": f"x{number}",
        "yref": f"y{number} domain",
        "line": {"color": QUIET, "width": 1, "dash": "dot" if is_to_come else "solid"},
    }


def _label(value: float, text: str, number: str, level: int, is_on_the_left: bool) -> dict:
    """The words of a limit above its rule, each at a height of its own."""
    return {
        "x": value,
        "y": 1,
        "xref": f"x{number}",
        "yref": f"y{number} domain",
        "text": text,
        "xanchor": "right" if is_on_the_left else "left",
        "yanchor": "bottom",
        "yshift": LABEL * level,
        "showarrow": False,
        "font": {"size": 10},
    }
