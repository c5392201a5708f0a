"""A year of days by level of the air quality index, in the colours of the standard: a row a month."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.table import ChartData
from dashboard.theme import AQI_LEVELS, QUIET, base_layout
from dashboard.views.this_year.day_index import DayIndex

HEIGHT, MONTHS, DAYS = 330, 12, 31


def draw_calendar(
    indices: Mapping[date, DayIndex], month_names: Sequence[str], level_names: Sequence[str]
) -> dict:
    """Months from January at the top, days from left to right; a day without an index stays empty."""
    levels: list[list[int | None]] = [[None] * DAYS for _ in range(MONTHS)]
    words = [[""] * DAYS for _ in range(MONTHS)]
    for day, index in indices.items():
        if index.level is not None and index.aqi is not None:
            levels[day.month - 1][day.day - 1] = index.level
            words[day.month - 1][day.day - 1] = (
                f"{day.isoformat()}  AQI {index.aqi}  {level_names[index.level - 1]}"
            )
    steps = [(at / len(AQI_LEVELS), colour) for at, colour in enumerate(AQI_LEVELS)]
    scale = [[end, colour] for start, colour in steps for end in (start, start + 1 / len(AQI_LEVELS))]
    figure = {"data": [], "layout": base_layout(HEIGHT)}
    figure["data"].append(
        {
            "type": "heatmap",
            "name": "levels",
            "x": list(range(1, DAYS + 1)),
            "y": list(range(1, MONTHS + 1)),
            "z": levels,
            "text": words,
            "hoverinfo": "text",
            "hoverongaps": False,
            "zmin": 0.5,
            "zmax": 6.5,
            "colorscale": scale,
            "showscale": False,
            "xgap": 2,
            "ygap": 2,
        }
    )
    figure["data"] += [
        _explain(colour, name)
        for level, (colour, name) in enumerate(zip(AQI_LEVELS, level_names, strict=True), 1)
        if any(level in row for row in levels)
    ]
    figure["layout"] |= {
        "showlegend": True,
        "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "itemclick": False},
        "xaxis": {
            "tickvals": [1, 5, 10, 15, 20, 25, 30],
            "showgrid": False,
            "zeroline": False,
            "range": [0.5, 31.5],
        },
        "yaxis": {
            "tickvals": list(range(1, MONTHS + 1)),
            "ticktext": list(month_names),
            "range": [12.5, 0.5],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
        },
        "shapes": [_frame(day) for day in indices if indices[day].level is not None],
    }
    return figure


def _explain(colour: str, name: str) -> dict:
    """A line of the legend: Plotly gives a heat map none, but one to marks, though no mark is drawn."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [None],
        "y": [None],
        "marker": {"symbol": "square", "size": 12, "color": colour, "line": {"color": QUIET, "width": 0.5}},
    }


def tabulate_calendar(counts: Mapping[int, int], level_names: Sequence[str], title: str) -> list[ChartData]:
    """How many days of each level."""
    levels = sorted(counts)
    columns = [level_names[level - 1] for level in levels]
    colours = [AQI_LEVELS[level - 1] for level in levels]
    return [ChartData("share", title, [title], columns, [[counts[level] for level in levels]], colours)]


def _frame(day: date) -> dict:
    """A hairline round a day, since yellow does not stand out from white."""
    return {
        "type": "rect",
        "x0": day.day - 0.47,
        "x1": day.day + 0.47,
        "y0": day.month - 0.44,
        "y1": day.month + 0.44,
        "line": {"color": QUIET, "width": 0.5},
    }
