"""The same months of past years, from what is computed of monitoring data."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal, localcontext

from dashboard.models.judgements import Comparability
from dashboard.models.monthly import ComputedMonth
from dashboard.queries.judgements import fetch_comparability
from dashboard.queries.monthly import fetch_computed_months
from dashboard.run import Run
from dashboard.views.periods import period_label
from dashboard.views.this_year.answer import MonthMean, PastRest, YearTarget
from dashboard.views.this_year.day_index import find_edition

DECEMBER = 12


def find_first_month(year: int, gone: int) -> int | None:
    """The month in which the first day to come lies; None where the year is over."""
    day = date(year, 1, 1) + timedelta(days=gone)
    return day.month if day.year == year else None


def is_within_month(year: int, gone: int) -> bool:
    """Whether that month has days that are gone already: the past years' month is then compared whole."""
    return (date(year, 1, 1) + timedelta(days=gone)).day > 1


def name_rest_months(run: Run, year: int, first: int) -> str:
    """The months from the first to December, in words."""
    start, end = f"{year}-{first:02}", f"{year}-{DECEMBER}"
    return period_label(run.text, start if start == end else f"{start}/{end}")


def find_past_months(run: Run, aim: YearTarget) -> list[ComputedMonth]:
    """The months of past years by the rules of their place in this year: of a share of good days those of
    the edition that is in force in that month.
    """
    if aim.kind not in ("mean", "day_share"):
        return []
    months = fetch_computed_months(run.warehouse, aim.indicator_id, aim.place_id)
    has_editions = any(month.edition_id for month in months)
    editions = _find_editions(run, aim.year) if has_editions else [None] * (DECEMBER + 1)
    return [
        month
        for month in months
        if int(month.period[:4]) < aim.year and month.edition_id == editions[int(month.period[5:])]
    ]


def list_month_means(months: Sequence[ComputedMonth]) -> list[MonthMean]:
    """The months that are valid, as their means."""
    return [
        MonthMean(int(m.period[:4]), int(m.period[5:]), m.value, m.valid_days or m.days)
        for m in months
        if m.valid != "no"
    ]


def find_past_rests(run: Run, aim: YearTarget, gone: int) -> list[PastRest]:
    """The years, oldest first, of which every month to come is known and valid; weighted by days."""
    first = find_first_month(aim.year, gone)
    if first is None:
        return []
    by_year: dict[int, list[ComputedMonth]] = defaultdict(list)
    for month in find_past_months(run, aim):
        if int(month.period[5:]) >= first and month.valid != "no":
            by_year[int(month.period[:4])].append(month)
    whole = {year: months for year, months in by_year.items() if len(months) == DECEMBER - first + 1}
    grades = _grade(run, aim, [month for months in whole.values() for month in months])
    found = []
    for year, months in sorted(whole.items()):
        compared = [grades[month.claim_id] for month in months if month.claim_id in grades]
        apart = [one for one in compared if one.grade == "apart"]
        reason = next((run.text.name_of(one, "reason") for one in [*apart, *compared]), "")
        value = weigh([(month.value, month.valid_days or month.days) for month in months])
        found.append(PastRest(year, value, bool(compared) and not apart, reason))
    return found


def weigh(values: Sequence[tuple[Decimal, int]]) -> Decimal:
    """The mean of some values, each with its number of days."""
    with localcontext(prec=40):
        return sum((value * days for value, days in values), Decimal(0)) / sum(days for _, days in values)


def _find_editions(run: Run, year: int) -> list[str | None]:
    """The edition of the air quality index in force at the end of each month of a year, from place 1 on."""
    ends = (date(year, month, monthrange(year, month)[1]) for month in range(1, DECEMBER + 1))
    return [None, *(find_edition(run, end) for end in ends)]


def _grade(run: Run, aim: YearTarget, months: Sequence[ComputedMonth]) -> dict[str, Comparability]:
    """How far each month may be set against the target, or the last result where no document sets one."""
    reference = aim.claim_id or (aim.last.claim_id if aim.last else "")
    if not reference:
        return {}
    found = fetch_comparability(run.warehouse, [(reference, month.claim_id) for month in months])
    return {other: comparability for (_, other), comparability in found.items()}
