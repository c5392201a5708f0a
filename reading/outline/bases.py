"""The time that a change is measured against."""

import re

from reading.outline.places import FOREIGN
from reading.tokens.periods import month_before, plan_period, shift_year, year_of
from reading.tokens.scan import Token

FOUR_DIGITS = re.compile(r"\d{4}")
MONTH = len("2025-03")  # letters of a month
END = "\u672b"  # of a five-year plan


def read_base(token: Token, period: str) -> str:
    """The base that a token names for a change of a period; empty if not known, FOREIGN if it is no time."""
    if token.group("b_thing"):
        return FOREIGN
    if token.group("b_year"):
        year = year_of(period)
        shift = int(token.group("b_year")) - year if year and token.group("b_year").isdigit() else 0
        is_part = ("-" in period and "/" in period) or len(period) == MONTH
        return shift_year(period, shift) if is_part else token.group("b_year")
    if token.group("b_span"):
        return "/".join(FOUR_DIGITS.findall(token.group("b_span")))
    if (plan := token.group("b_plan")) and END in token.text:
        return str(year_of(plan_period(plan)))
    if token.group("b_plan") or token.group("b_mean"):
        return ""
    if token.group("b_other"):
        return month_before(period) or FOREIGN
    return shift_year(period[:4] if token.group("b_whole") else period, -1)
