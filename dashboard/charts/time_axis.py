"""What a chart of years is drawn upon: the axis of years, limits as steps, events as rules, plan periods."""

from dashboard.charts import labels, offsets
from dashboard.charts.labels import Axes, Label, Spot
from dashboard.charts.marks import draw_rule
from dashboard.theme import QUIET
from dashboard.views.trend.trend_parts import EventMark, Step, Trend

PERIOD_RULE = (0.98, 1.05)  # shares of the plot's height between which a period's beginning is marked
DENSE = 9  # years: a longer axis names every other one


def draw_events(view: Trend, axes: Axes) -> tuple[list[dict], list[dict]]:
    """The rules of what happened and of the periods of plans, and the names of the periods."""
    begun = [period for period in view.periods if axes.low < period.start < axes.high]
    rules = [draw_rule(event.start) for event in _seen_events(view, axes)]
    rules += [draw_rule(period.start, *PERIOD_RULE) for period in begun]
    return rules, [note for period in view.periods if (note := _period_note(period, axes))]


def label_events(view: Trend, axes: Axes) -> list[Label]:
    """The name of each event beside the top of its rule."""
    return [
        Label(
            event.name,
            event.name,
            [Spot(event.start, axes.top, offset) for offset in offsets.AT_RULE],
            hint=event.note,
        )
        for event in _seen_events(view, axes)
    ]


def draw_limits(view: Trend, axes: Axes) -> list[dict]:
    """The steps as one trace."""
    steps = seen_limits(view, axes)
    return [_limit_trace(steps, axes)] if steps else []


def label_limits(view: Trend, axes: Axes) -> list[Label]:
    """The words of each step on its line."""
    return [_limit_label(step, axes) for step in seen_limits(view, axes)]


def seen_limits(view: Trend, axes: Axes) -> list[Step]:
    """The steps within the axis."""
    return [s for s in view.limits if s.start < axes.high and (s.end is None or s.end > axes.low)]


def _seen_events(view: Trend, axes: Axes) -> list[EventMark]:
    return [event for event in view.events if axes.low < event.start < axes.high]


def year_axis(view: Trend, axes: Axes) -> dict:
    """The years that matter: the newest, the first, then others with a figure. Limits and targets to come say
    their years themselves; of the ticks a phone shows every other one: see page.css.
    """
    years = sorted({p.year for line in view.lines for p in line.points})
    apart = 2 if axes.high - axes.low > DENSE else 1
    ticks: list[int] = []
    for year in [years[-1], years[0], *reversed(years), *range(years[0], years[-1])]:
        if all(abs(year - other) >= apart for other in ticks):
            ticks.append(year)
    ticks.sort()
    return {
        "range": [axes.low, axes.high],
        "tickvals": ticks,
        "ticktext": [str(year) for year in ticks],
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
    }


def find_span(step: Step, axes: Axes) -> tuple[float, float]:
    """The years from which and to which a step is seen."""
    return max(step.start, axes.low), axes.high if step.end is None else min(step.end, axes.high)


def _limit_trace(steps: list[Step], axes: Axes) -> dict:
    """All steps as one dashed line."""
    moments = [(moment, float(s.value), s.name) for s in steps for moment in find_span(s, axes)]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "limit",
        "x": [x for x, _, _ in moments],
        "y": [y for _, y, _ in moments],
        "text": [name for _, _, name in moments],
        "hoverinfo": "text",
        "line": {"color": QUIET, "width": 1.5, "dash": "dash"},
    }


def _limit_label(step: Step, axes: Axes) -> Label:
    """On the line where it begins or, of the last one, where it ends; else anywhere along it."""
    start, end = find_span(step, axes)
    value = float(step.value)
    at_start = [Spot(start, value, offset) for offset in offsets.ON_LIMIT]
    at_end = [Spot(end, value, offset) for offset in offsets.LAST_LIMIT]
    between = [
        Spot(start + (end - start) * share, value, offset)
        for share in (0.5, 0.35, 0.65, 0.2, 0.8)
        for offset in offsets.OVER_LIMIT
    ]
    spots = [*between, *at_start, *at_end]
    if start - axes.low < 0.5:
        spots = [*at_start, *between, *at_end]
    elif step.end is None:
        spots = [*at_end, *between, *at_start]
    return Label(step.label, step.label, spots)


def _period_note(period: EventMark, axes: Axes) -> dict | None:
    """The name of a period above the middle of what is seen of it, where there is room."""
    start, end = max(period.start, axes.low), min(period.end or axes.high, axes.high)
    if (end - start) / (axes.high - axes.low) * labels.PHONE < labels.measure_text(period.name, 11) + 6:
        return None
    return {
        "x": (start + end) / 2,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "text": period.name,
        "showarrow": False,
        "font": {"size": 11},
    }
