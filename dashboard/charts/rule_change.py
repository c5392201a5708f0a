"""Good days of years by each edition of the limits: a bar an edition, hollow, for they are computed."""

from collections.abc import Sequence

from dashboard.table import ChartData
from dashboard.theme import QUIET, base_layout
from dashboard.views.reference.rule_change import EditionBars

HEIGHT = 300
PATTERNS = ("", "/", "x", ".")  # of editions in order of time; the first one is empty
ROOM = 1.15  # of the axis above the highest bar, for its number


def draw_rule_change(bars: Sequence[EditionBars], colour: str) -> dict:
    """Groups of bars side by side, a group a year; every bar has its number of days above it."""
    figure: dict = {"data": [], "layout": base_layout(HEIGHT)}
    for at, edition in enumerate(bars):
        figure["data"].append(
            {
                "type": "bar",
                "name": edition.name,
                "x": edition.labels,
                "y": edition.days,
                "text": [str(days) for days in edition.days],
                "textposition": "outside",
                "textangle": 0,
                "textfont": {"size": 10},
                "cliponaxis": False,
                "constraintext": "none",
                "hovertext": [
                    f"{label}<br>{edition.name}<br>{days}"
                    for label, days in zip(edition.labels, edition.days, strict=True)
                ],
                "hoverinfo": "text",
                "marker": {
                    "color": "rgba(0,0,0,0)",
                    "line": {"color": colour, "width": 1.6},
                    "pattern": {
                        "shape": PATTERNS[min(at, len(PATTERNS) - 1)],
                        "size": 6,
                        "solidity": 0.22,
                        "fgcolor": colour,
                        "bgcolor": "rgba(0,0,0,0)",
                    },
                },
            }
        )
    most = max((days for edition in bars for days in edition.days), default=1)
    figure["layout"] |= {
        "barmode": "group",
        "bargap": 0.12,
        "bargroupgap": 0.06,
        "showlegend": True,
        "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        "xaxis": {"type": "category", "showgrid": False, "fixedrange": True},
        "yaxis": {
            "range": [0, most * ROOM],
            "nticks": 4,
            "zeroline": True,
            "zerolinecolor": QUIET,
            "fixedrange": True,
            "automargin": True,
        },
        "margin": {"l": 8, "r": 8, "t": 48, "b": 8},
    }
    return figure


def tabulate_rule_change(title: str, bars: Sequence[EditionBars], colour: str) -> list[ChartData]:
    """A row a year, a column an edition."""
    if not bars:
        return []
    values = [list(days) for days in zip(*(edition.days for edition in bars), strict=True)]
    names = [edition.name for edition in bars]
    return [ChartData("bar", title, bars[0].labels, names, values, [colour] * len(bars))]
