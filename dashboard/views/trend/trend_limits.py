"""What a chart of years shows beside its lines, on an axis of time: limits as steps, events, plan periods."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from dashboard.models.dimensions import CityLimit, Event
from dashboard.run import Run
from dashboard.views.trend.limit_check import OF_ITS_TIME
from dashboard.views.trend.trend_parts import EventMark, Line, Step, TargetMark
from dashboard.views.trend.trend_words import short_date
from rules.rounding import exact_digits

ZERO_SHARE = Decimal(
    "0.3"
)  # an axis begins at zero where the lowest value is at most this share of the highest


def build_steps(run: Run, limits: Sequence[CityLimit], years: Sequence[int], standard: str) -> list[Step]:
    """The national limits in force while there are figures and those to come, or the chosen standard's limit
    throughout.
    """
    if not years:
        return []
    first = min(years) - 0.5
    if standard != OF_ITS_TIME:
        chosen = (x for x in limits if x.standard_id == standard)
        return [
            Step(
                _limit_name(run, x),
                run.text("trend.limit_first", limit=exact_digits(x.value)),
                x.value,
                first,
                None,
            )
            for x in chosen
        ][:1]
    steps = [
        Step(
            _limit_name(run, x),
            _step_label(run, x, first),
            x.value,
            moment(x.start_on),
            moment(x.end_on) if x.end_on else None,
        )
        for x in limits
        if x.is_national
    ]
    return _merge_equal([step for step in steps if step.end is None or step.end > first])


def _merge_equal(steps: Sequence[Step]) -> list[Step]:
    """The steps, those that leave the limit as it was joined with the one before."""
    merged: list[Step] = []
    for step in steps:
        if merged and merged[-1].value == step.value:
            merged[-1] = replace(merged[-1], end=step.end)
        else:
            merged.append(step)
    return merged


def _step_label(run: Run, limit: CityLimit, first: float) -> str:
    """Words for the chart: the limit at its beginning, and from when later ones hold."""
    amount = exact_digits(limit.value)
    if moment(limit.start_on) <= first:
        return run.text("trend.limit_first", limit=amount)
    return run.text("trend.limit_from", limit=amount, on=short_date(limit.start_on))


def build_event_marks(events: Sequence[Event], run: Run) -> list[EventMark]:
    """What changed at a moment: standards, methods, networks."""
    return [
        EventMark(
            run.text("trend.event", on=short_date(event.start_on), name=run.text.name_of(event)),
            run.text.name_of(event, "note"),
            moment(event.start_on),
        )
        for event in events
        if event.event_type != "plan"
    ]


def build_period_marks(events: Sequence[Event], run: Run) -> list[EventMark]:
    """The periods of plans."""
    return [
        EventMark(run.text.name_of(event), "", moment(event.start_on), moment(event.end_on))
        for event in events
        if event.event_type == "plan" and event.end_on
    ]


def find_axis_start(lines: Sequence[Line], targets: Sequence[TargetMark], limits: Sequence[Step]) -> Decimal:
    """Where the axis of values begins: at zero, or, where all values lie far above it, at a round number."""
    points = [point.value for line in lines for point in line.points] + [t.point.value for t in targets]
    values = [*points, *(step.value for step in limits)]
    if not values or min(values) <= max(values) * ZERO_SHARE:
        return Decimal(0)
    step = Decimal(1).scaleb(max(values).adjusted()) / 2
    room = max(step / 2, (max(values) - min(values)) / 8)  # for the words below the lowest point
    return max(Decimal(0), (min(values) - room) // step * step)


def moment(day: date) -> float:
    """A day on the axis, where a year's figure stands at the middle of its year: 2016-01-01 is 2015.5."""
    return day.year + (day.timetuple().tm_yday - 1) / 365 - 0.5


def _limit_name(run: Run, limit: CityLimit) -> str:
    standard = run.text.name_of(run.catalogue.standards[limit.standard_id])
    return run.text("trend.limit", standard=standard, limit=exact_digits(limit.value))
