"""The limits in a chart of years, as steps in time."""

from collections.abc import Sequence
from datetime import date

from dashboard.models.dimensions import CityLimit
from dashboard.run import Run
from dashboard.views.limit_check import OF_ITS_TIME
from dashboard.views.trend_parts import Step
from rules.rounding import exact_digits


def build_steps(run: Run, limits: Sequence[CityLimit], years: Sequence[int], standard: str) -> list[Step]:
    """The national limits in force while there are figures, or the chosen standard's limit throughout."""
    if not years:
        return []
    first, last = min(years) - 0.5, max(years) + 0.5
    if standard != OF_ITS_TIME:
        chosen = (x for x in limits if x.standard_id == standard)
        return [Step(_limit_name(run, x), x.value, first, None) for x in chosen][:1]
    steps = [
        Step(_limit_name(run, x), x.value, _moment(x.start_on), _moment(x.end_on) if x.end_on else None)
        for x in limits
        if x.is_national
    ]
    return [step for step in steps if step.start < last and (step.end is None or step.end > first)]


def _limit_name(run: Run, limit: CityLimit) -> str:
    standard = run.text.name_of(run.catalogue.standards[limit.standard_id])
    return run.text("trend.limit", standard=standard, limit=exact_digits(limit.value))


def _moment(day: date) -> float:
    """A day on the axis, where a year's figure stands at the middle of its year: 2016-01-01 is 2015.5."""
    return day.year + (day.timetuple().tm_yday - 1) / 365 - 0.5
