"""The course of a mean through the year, for a chart: so far, to the target, as supposed, of past years."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from dashboard.run import Run
from dashboard.views.this_year.answer import Answer, Ending, MonthMean, SoFar, YearTarget
from dashboard.views.this_year.past_rests import DECEMBER

EVERY = 7  # days between the points of a curve

Moment = tuple[int, Decimal]  # a day of the year, and the mean until then


@dataclass(frozen=True)
class Course:
    """Running means by day of the year; `months`: the first days of some, with names."""

    unit: str
    days: int
    target: Decimal
    target_label: str
    known: list[Moment]
    known_label: str
    endings: list[tuple[Ending, list[Moment]]]
    past: list[tuple[int, list[Moment]]]
    months: list[tuple[int, str]]


def build_course(
    run: Run,
    aim: YearTarget,
    so_far: SoFar,
    answer: Answer,
    months: Sequence[MonthMean],
    known: Sequence[Moment] = (),
) -> Course:
    """`months`: those of past years. `known`: the running mean of known days, else the one mean typed."""
    text = run.text
    mean = so_far.total / so_far.valid
    return Course(
        unit=text.unit_name(aim.unit_id),
        days=aim.days,
        target=Decimal(aim.digits),
        target_label=text("this_year.target_label", amount=aim.digits),
        known=list(known) or [(so_far.elapsed, mean)],
        known_label=text("this_year.so_far", amount=text.amount(so_far.mean, aim.unit_id)),
        endings=[(ending, _curve(aim, so_far, ending)) for ending in answer.endings],
        past=_running_means(months),
        months=[
            ((date(aim.year, month, 1) - date(aim.year, 1, 1)).days + 1, text("this_year.month", month=month))
            for month in range(1, DECEMBER + 1, 3)
        ],
    )


def _curve(aim: YearTarget, so_far: SoFar, ending: Ending) -> list[Moment]:
    """The running mean from the last day known to the end of the year, if the days to come have one mean."""
    now = so_far.elapsed
    days = [*range(now, aim.days, EVERY), aim.days]
    lost = now - so_far.valid
    with localcontext(prec=28):
        return [(day, (so_far.total + ending.rest_mean * (day - now)) / (day - lost)) for day in days]


def _running_means(months: Sequence[MonthMean]) -> list[tuple[int, list[Moment]]]:
    """Of each past year whose twelve months are known, the mean until the end of each month."""
    by_year: dict[int, list[MonthMean]] = defaultdict(list)
    for month in months:
        by_year[month.year].append(month)
    found = []
    for year, some in sorted(by_year.items()):
        if len(some) != DECEMBER:
            continue
        total, counted, gone, moments = Decimal(0), 0, 0, []
        for month in sorted(some, key=lambda one: one.month):
            total, counted = total + month.value * month.counted, counted + month.counted
            gone += monthrange(year, month.month)[1]
            moments.append((gone, total / counted))
        found.append((year, moments))
    return found
