"""What a reader's own days or months say of a year so far, of its running mean, and of past years."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext

from dashboard.run import Run
from dashboard.views.this_year.answer import MonthMean, PastRest, SoFar, YearTarget
from dashboard.views.this_year.day_index import DayIndex
from dashboard.views.this_year.own_data import OwnData
from dashboard.views.this_year.past_rests import DECEMBER, find_first_month, weigh
from rules.percentile import find_percentile
from rules.rounding import decimals, half_even

LEAST_DAYS, LEAST_DAYS_OF_FEBRUARY = 27, 25  # valid days that a month needs (GB 3095, table 4)


@dataclass
class OwnSummary:
    """The year so far with its running mean by day, and the same months of the reader's past years."""

    so_far: SoFar | None = None
    known: list[tuple[int, Decimal]] = field(default_factory=list)
    past: list[PastRest] = field(default_factory=list)
    past_months: list[MonthMean] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def summarise(
    run: Run, aim: YearTarget, own: OwnData, column: str, indices: Mapping[date, DayIndex]
) -> OwnSummary:
    """Of a pollutant's `column`, or of good days; nothing where the data do not hold it."""
    summary = OwnSummary()
    if aim.kind == "day_share":
        judged = {day: index.is_good for day, index in indices.items() if index.is_good is not None}
        values = {day: Decimal(100) if good else Decimal(0) for day, good in judged.items()}
    else:
        values = {day: cells[column] for day, cells in own.days.items() if column in cells}
    of_year = {day: value for day, value in sorted(values.items()) if day.year == aim.year}
    if of_year:
        summary.so_far, summary.known = _count_days(aim, of_year)
    elif aim.kind == "mean":
        _count_months(run, aim, own, column, summary)
    if summary.so_far is None and not summary.faults:
        summary.faults.append(run.text("own.nothing_of_year", year=aim.year))
    if summary.so_far is not None and aim.kind != "percentile":
        summary.past_months = _list_past_months(aim, values, own, column)
        summary.past = _find_past(aim, summary.so_far, summary.past_months)
    return summary


def _count_days(aim: YearTarget, values: Mapping[date, Decimal]) -> tuple[SoFar, list[tuple[int, Decimal]]]:
    first = date(aim.year, 1, 1)
    total, known = Decimal(0), []
    with localcontext(prec=28):
        for count, (day, value) in enumerate(values.items(), 1):
            total += value
            known.append(((day - first).days + 1, total / count))
    valid, gone = len(values), (max(values) - first).days + 1
    if aim.kind == "mean":
        mean = f"{half_even(total / valid, 1)}"
        return SoFar("own", gone, valid, total, Decimal(0), mean), known
    if aim.kind == "day_share":
        return SoFar("own", gone, valid, good=sum(value > 0 for value in values.values())), known
    limit = Decimal(aim.digits)
    above = sum(value > limit for value in values.values())
    percentile = half_even(find_percentile(aim.percent, values.values()), decimals(aim.digits))
    return SoFar("own", gone, valid, above=above, percentile=percentile), known


def _count_months(run: Run, aim: YearTarget, own: OwnData, column: str, summary: OwnSummary) -> None:
    """Months since January without a gap; each mean may be off by half of its last digit."""
    months = {
        m: cells[column] for (year, m), cells in own.months.items() if year == aim.year and column in cells
    }
    if not months:
        return
    lacking = [month for month in range(1, max(months) + 1) if month not in months]
    if lacking:
        names = run.text.join([run.text("this_year.month", month=month) for month in lacking])
        summary.faults.append(run.text("own.months_missing", months=names))
        return
    total, step, gone = Decimal(0), Decimal(0), 0
    for month, value in sorted(months.items()):
        days = monthrange(aim.year, month)[1]
        total, step, gone = total + value * days, step + _half_step(value) * days, gone + days
        summary.known.append((gone, total / gone))
    mean = f"{half_even(total / gone, 1)}"
    summary.so_far = SoFar("own", gone, gone, total, step, mean)


def _half_step(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2


def _find_past(aim: YearTarget, so_far: SoFar, months: Sequence[MonthMean]) -> list[PastRest]:
    """The past years of which every month to come is known."""
    first = find_first_month(aim.year, so_far.elapsed)
    if first is None:
        return []
    by_year: dict[int, list[MonthMean]] = defaultdict(list)
    for month in months:
        if month.month >= first:
            by_year[month.year].append(month)
    return [
        PastRest(year, weigh([(month.value, month.counted) for month in some]), is_comparable=True)
        for year, some in sorted(by_year.items())
        if len(some) == DECEMBER - first + 1
    ]


def _list_past_months(
    aim: YearTarget, values: Mapping[date, Decimal], own: OwnData, column: str
) -> list[MonthMean]:
    """The months of past years with enough days, else with a monthly mean of their own."""
    by_month: dict[tuple[int, int], list[Decimal]] = defaultdict(list)
    for day, value in values.items():
        by_month[day.year, day.month].append(value)
    found = []
    for year, month in sorted({*by_month, *own.months}):
        days, mean = by_month.get((year, month), []), own.months.get((year, month), {}).get(column)
        if year >= aim.year:
            continue
        if len(days) >= (LEAST_DAYS_OF_FEBRUARY if month == 2 else LEAST_DAYS):
            found.append(MonthMean(year, month, weigh([(value, 1) for value in days]), len(days)))
        elif mean is not None:
            found.append(MonthMean(year, month, mean, monthrange(year, month)[1]))
    return found
