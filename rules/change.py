"""Changes between two printed levels, and the older level that a printed change implies."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import product

from rules.rounding import decimals, half_even, half_step, half_up, truncate
from rules.verdict import UNCHECKED, Result, Verdict

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Derived:
    """A value that follows from printed ones, and the interval that their rounding leaves open."""

    value: Decimal
    low: Decimal
    high: Decimal


def judge_change(older: str, newer: str, change: str, relative: bool) -> Verdict:
    """change = newer - older, or (newer - older) / older * 100 % if relative, to the decimals of the change.

    Bulletins compute it from rounded levels (half up; half to even by GB/T 8170). A change that was
    computed from unrounded levels lies in the interval that the half steps of both levels leave open, and
    holds by rounding too. One that was cut off holds by truncation.
    """
    old, new, places = Decimal(older), Decimal(newer), decimals(change)
    if relative and old <= half_step(older):
        return UNCHECKED
    with localcontext(prec=40):
        exact = _change(old, new, relative)
        ends = [
            _change(old + old_sign * half_step(older), new + new_sign * half_step(newer), relative)
            for old_sign, new_sign in product((-1, 1), repeat=2)
        ]
    if exact == Decimal(change):
        return Verdict("holds", exact, half_step(change))
    published = Decimal(change)
    from_printed = published in (half_up(exact, places), half_even(exact, places))
    result: Result = "fails"
    if from_printed or min(ends) - half_step(change) <= published <= max(ends) + half_step(change):
        result = "holds_by_rounding"
    elif published == truncate(exact, places):
        result = "holds_by_truncation"
    return Verdict(result, half_up(exact, places + 2), half_step(change))


def derive_base(level: str, change: str, relative: bool, counted: bool = False) -> Derived | None:
    """older = level - change, or level / (1 + change / 100) if relative: 26.8 after -6.62 % was 28.7.

    A relative base is rounded half up to the decimals of the level, its interval two places further. A
    count is exact: 11 incidents after -56 % were 25, not 23 to 26. None after a fall of 100 %, which any
    level can have had.
    """
    level_step = Decimal(0) if counted else half_step(level)
    with localcontext(prec=40):
        if not relative:
            value, step = Decimal(level) - Decimal(change), level_step + half_step(change)
            return Derived(value, value - step, value + step)
        factor, step = 1 + Decimal(change) / HUNDRED, half_step(change) / HUNDRED
        if factor - step <= 0:
            return None
        ends = [
            (Decimal(level) + level_sign * level_step) / (factor + sign * step)
            for level_sign, sign in product((-1, 1), repeat=2)
        ]
        value, places = Decimal(level) / factor, decimals(level)
    return Derived(half_up(value, places), half_up(min(ends), places + 2), half_up(max(ends), places + 2))


def _change(older: Decimal, newer: Decimal, relative: bool) -> Decimal:
    return (newer - older) * HUNDRED / older if relative else newer - older
