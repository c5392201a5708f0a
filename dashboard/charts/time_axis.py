"""What a chart of years is drawn upon: the axis of years, limits as steps, events as rules, plan periods."""

from dashboard.charts import labels
from dashboard.charts.labels import SMALL, LabelPlan, annotate
from dashboard.theme import QUIET
from dashboard.views.trend_parts import EventMark, Step, Trend

DENSE = 9  # years: a longer axis names every other one


def draw_events(view: Trend, plan: LabelPlan) -> tuple[list[dict], list[dict]]:
    """The rules and the words of what happened and of the periods of plans."""
    seen = [event for event in view.events if plan.low < event.start < plan.high]
    begun = [period for period in view.periods if plan.low < period.start < plan.high]
    rules = [*(_rule(event.start, 1) for event in seen), *(_rule(period.start, 0.02) for period in begun)]
    notes = [_event_note(event, plan, at) for at, event in enumerate(seen)]
    return rules, [*notes, *(note for period in view.periods if (note := _period_note(period, plan)))]


def draw_limits(view: Trend, plan: LabelPlan) -> tuple[list[dict], list[dict]]:
    """The steps as one trace, and their words."""
    steps = [s for s in view.limits if s.start < plan.high and (s.end is None or s.end > plan.low)]
    return [_limit_trace(steps, plan)] if steps else [], [_limit_note(step, plan) for step in steps]


def year_axis(view: Trend, plan: LabelPlan) -> dict:
    """The years that matter: the newest, the first, then others with a figure. Limits and targets to come say
    their years themselves; of the ticks a phone shows every other one: see page.css.
    """
    years = sorted({p.year for line in view.lines for p in line.points})
    apart = 2 if plan.high - plan.low > DENSE else 1
    ticks: list[int] = []
    for year in [years[-1], years[0], *reversed(years), *range(years[0], years[-1])]:
        if all(abs(year - other) >= apart for other in ticks):
            ticks.append(year)
    ticks.sort()
    return {
        "range": [plan.low, plan.high],
        "tickvals": ticks,
        "ticktext": [str(year) for year in ticks],
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
    }


def _span(step: Step, plan: LabelPlan) -> tuple[float, float]:
    return max(step.start, plan.low), plan.high if step.end is None else min(step.end, plan.high)


def _limit_trace(steps: list[Step], plan: LabelPlan) -> dict:
    """All steps as one dashed line."""
    moments = [(moment, float(s.value), s.name) for s in steps for moment in _span(s, plan)]
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


def _limit_note(step: Step, plan: LabelPlan) -> dict:
    start, end = _span(step, plan)
    if start - plan.low < 0.5:
        return annotate(start, float(step.value), step.label, labels.ON_LIMIT, plan)
    if step.end is None:
        return annotate(end, float(step.value), step.label, labels.LAST_LIMIT, plan)
    return annotate((start + end) / 2, float(step.value), step.label, labels.OVER_LIMIT, plan)


def _rule(moment: float, height: float) -> dict:
    """A fine upright rule over a share of the plot, from its top."""
    line = {"color": QUIET, "width": 1}
    return {
        "type": "line",
        "layer": "below",
        "x0": moment,
        "x1": moment,
        "yref": "paper",
        "y0": 1 - height if height < 1 else 0,
        "y1": 1 + (0.05 if height < 1 else 0),
        "line": line,
    }


def _event_note(event: EventMark, plan: LabelPlan, count: int) -> dict:
    """The event's name beside the top of its rule, on the side that has room."""
    is_right = plan.room_at_right(event.start, event.name) > 0
    offset = labels.Offset(-4 if is_right else 4, -14 * (count % 2), "right" if is_right else "left", "top")
    plan.place(event.start, plan.top, event.name, [offset])
    return {
        "x": event.start,
        "yref": "paper",
        "y": 1,
        "text": event.name,
        "hovertext": event.note,
        "showarrow": False,
        "xanchor": offset.xanchor,
        "yanchor": "top",
        "xshift": offset.xshift,
        "yshift": offset.yshift,
        "font": SMALL,
    }


def _period_note(period: EventMark, plan: LabelPlan) -> dict | None:
    """The name of a period above the middle of what is seen of it, where there is room."""
    start, end = max(period.start, plan.low), min(period.end or plan.high, plan.high)
    if (end - start) / (plan.high - plan.low) * labels.PHONE < 12 * len(period.name):
        return None
    return {
        "x": (start + end) / 2,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "text": period.name,
        "showarrow": False,
        "font": SMALL,
    }
