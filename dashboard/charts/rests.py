"""What the rest of the year may have beside what the same months of past years had, on one line."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.table import ChartData
from dashboard.theme import QUIET, base_layout
from dashboard.views.this_year.answer import Fact, PastRest

HEIGHT = 132  # pixels


def draw_rests(budget: Fact, past: Sequence[PastRest], label: str, unit: str, colour: str) -> dict:
    """The budget as a diamond with its interval, each past year as a hollow point: computed, not printed.
    Years that may not be compared are grey.
    """
    figure = {"data": [], "layout": base_layout(HEIGHT)}
    value = float(budget.value or 0)
    low, high = (float(budget.value or 0) if end is None else float(end) for end in (budget.low, budget.high))
    figure["data"].append(
        {
            "type": "scatter",
            "mode": "lines",
            "name": "interval",
            "x": [low, high],
            "y": [0, 0],
            "line": {"color": colour, "width": 7},
            "opacity": 0.45,
            "hoverinfo": "skip",
        }
    )
    figure["data"].append(
        _points("budget", [value], 0, [label], {"symbol": "diamond", "size": 13, "color": colour})
    )
    for name, some, tone in (
        ("comparable", [rest for rest in past if rest.is_comparable], colour),
        ("apart", [rest for rest in past if not rest.is_comparable], QUIET),
    ):
        if some:
            marker = {"symbol": "circle-open", "size": 10, "color": tone, "line": {"width": 2, "color": tone}}
            years = [str(rest.year) for rest in some]
            figure["data"].append(_points(name, [float(r.value) for r in some], 0, years, marker))
    ends = [value, low, high, *(float(rest.value) for rest in past)]
    span = max(ends) - min(ends) or 1.0
    figure["layout"] |= {
        "xaxis": {
            "range": [max(0.0, min(ends) - span * 0.12), max(ends) + span * 0.12],
            "title": {"text": unit},
            "zeroline": False,
            "automargin": True,
        },
        "yaxis": {"range": [-1, 1.4], "visible": False},
        "annotations": _notes([(value, label, -1), *((float(r.value), str(r.year), 1) for r in past)], ends),
    }
    return figure


def tabulate_rests(
    budget: Fact, past: Sequence[PastRest], label: str, title: str, unit: str
) -> list[ChartData]:
    """The budget and each year as a row."""
    rows = [(label, budget.value), *((str(rest.year), rest.value.quantize(Decimal("0.1"))) for rest in past)]
    return [
        ChartData("bar", title, [name for name, _ in rows], [unit], [[value] for _, value in rows], [None])
    ]


def _points(name: str, x: list[float], y: float, text: list[str], marker: dict) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": x,
        "y": [y] * len(x),
        "text": text,
        "hoverinfo": "text+x",
        "marker": marker,
    }


def _notes(marks: Sequence[tuple[float, str, int]], ends: Sequence[float]) -> list[dict]:
    """The words of each mark: the budget below, years above, in a further row where two would meet."""
    notes, last, row = [], float("-inf"), 0
    span = max(ends) - min(ends) or 1.0
    for value, words, side in sorted(marks):
        if side > 0:
            row = (row + 1) % 3 if value - last < span * 0.14 else 0
            last = value
        notes.append(
            {
                "x": value,
                "y": 0,
                "text": words,
                "showarrow": False,
                "xanchor": _anchor((value - min(ends)) / span) if side < 0 else "center",
                "yanchor": "bottom" if side > 0 else "top",
                "yshift": 9 + 14 * row if side > 0 else -10,
                "font": {"size": 12},
            }
        )
    return notes


def _anchor(share: float) -> str:
    """Words at an end of the axis stay within it."""
    return "left" if share < 0.3 else "right" if share > 0.7 else "center"
