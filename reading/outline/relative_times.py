"""Periods that a word tells by another: this month, the year so far, the same time of the year before."""

from reading.outline.bases import MONTH
from reading.tokens.periods import (
    UNKNOWN,
    end_of,
    is_part_of_year,
    is_span,
    last_month_of,
    month_before,
    shift_year,
    year_of,
)
from reading.tokens.scan import Token

TO_A_DAY = "-01-01/"  # since the year began
BY_THE_WAY = {"period_same_time", "period_month_before"}  # never what a text goes on about


def read_relative(
    token: Token, period: str, topic: str, default: str, signed: str, begins: bool
) -> str | None:
    """The period of a word that counts from the time spoken of, `topic`, or that of the section, `default`.

    None where it is no such word. `period` is what it would be by itself, `signed` the day of the report.
    Where something `begins` with the month before, it is the one that a news is about.
    """
    kinds, told = token.kinds, topic or default
    if "period_so_far" in kinds:
        return _so_far(period, default, signed)
    if "period_same_time" in kinds:
        years = (year_of(period) or 0) - (year_of(told) or 0) if token.group("year") else -1
        return shift_year(told, years)
    if "period_month_before" in kinds:
        month = _month(topic, default)
        return month if begins else month_before(month) or UNKNOWN
    if "period_this_month" in kinds:
        return _month(topic, default)
    if "period_of_report" in kinds:
        return default
    if "period_five" in kinds and is_span(topic):
        return topic
    return end_of(told) if "period_running" in kinds else None


def _month(topic: str, default: str) -> str:
    """The month that the report is of, or the last of its months; its whole period if that is a year."""
    if TO_A_DAY in topic:
        return topic.rpartition("/")[2][:MONTH]
    return last_month_of(default if is_part_of_year(default) else topic or default)


def _so_far(year: str, default: str, signed: str) -> str:
    """The part of a year that is over: to the end of the time told of, or the day of the report."""
    if default.startswith(f"{year}-"):
        return default if default.startswith(f"{year}-01") else f"{year}-01/{last_month_of(default)}"
    return f"{year}-01-01/{signed}" if signed.startswith(f"{year}-") else year
