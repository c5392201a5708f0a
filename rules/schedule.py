"""Progress against time: what a year's target asks for by a day, and how many days will be valid."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

DIGITS = 40  # of every division
HUNDRED = Decimal(100)


def find_due_value(
    base: Decimal, target: Decimal, gone: Decimal, milestones: Sequence[Decimal] = (HUNDRED,)
) -> Decimal:
    """The value due once a share `gone` (0 to 1) of the time from base to target has passed.

    In a straight line, or by `milestones`: the percent of the whole change that is due at the end of each of
    as many equal parts of the time (10, 35, 65, 100), in a straight line between two of them; the last is
    100.
    """
    if not 0 <= gone <= 1:
        raise ValueError(f"no share of the time: {gone}")
    shares = [Decimal(0), *milestones]
    if shares != sorted(shares) or shares[-1] != HUNDRED:
        raise ValueError(f"milestones rise from 0 to 100: {', '.join(map(str, milestones))}")
    with localcontext(prec=DIGITS):
        passed = gone * len(milestones)
        part = min(int(passed), len(milestones) - 1)
        share = shares[part] + (shares[part + 1] - shares[part]) * (passed - part)
        return base + (target - base) * share / HUNDRED


def find_expected_valid_days(valid: int, gone: int, days: int) -> int:
    """The valid days that a year will have if those to come are as often valid as those gone; whole days."""
    return days if gone == 0 else valid + (days - gone) * valid // gone
