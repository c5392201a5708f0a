"""Does published arithmetic hold? Judged from printed digits alone, under both rules of rounding.

A verdict is `holds` (exactly), `holds_by_rounding` (within what the printed digits hide), `fails`, or
`cannot_be_checked` (a number that would be needed is not printed, or only as a bound).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Literal

from rules.rounding import decimals, half_even, half_step, half_up

Result = Literal["holds", "holds_by_rounding", "fails", "cannot_be_checked"]
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Verdict:
    """What was computed, how far it may be off for rounding, and whether the published number agrees."""

    verdict: Result
    computed: Decimal | None
    tolerance: Decimal | None


@dataclass(frozen=True)
class Derived:
    """A value that follows from printed ones, and the interval that their rounding leaves open."""

    value: Decimal
    low: Decimal
    high: Decimal


UNCHECKED = Verdict("cannot_be_checked", None, None)


def judge_sum(whole: str, parts: Sequence[str]) -> Verdict:
    """Part + part = whole. Whole numbers must agree exactly, decimals within the sum of their rounding."""
    computed = sum((Decimal(part) for part in parts), Decimal(0))
    tolerance = sum((half_step(digits) for digits in (whole, *parts) if decimals(digits)), Decimal(0))
    return _compare(Decimal(whole), computed, tolerance)


def judge_same(one: str, other: str, counted: bool) -> Verdict:
    """Two documents give one quantity: counts must agree, measured values within the rounding of both."""
    tolerance = Decimal(0) if counted else half_step(one) + half_step(other)
    return _compare(Decimal(one), Decimal(other), tolerance)


def judge_rate(rate: str, part: str, whole: str) -> Verdict:
    """Rate in percent = part / whole, rounded to the decimals that the rate shows."""
    if Decimal(whole) == 0:
        return UNCHECKED
    shown, published = decimals(rate), Decimal(rate)
    with localcontext(prec=40):
        exact = Decimal(part) * HUNDRED / Decimal(whole)
    computed = half_up(exact, shown)
    if exact == published:
        return Verdict("holds", computed, half_step(rate))
    agrees = published in (computed, half_even(exact, shown))
    return Verdict("holds_by_rounding" if agrees else "fails", half_up(exact, shown + 2), half_step(rate))


def judge_part(part: str, whole: str) -> Verdict:
    """A part is not more than its whole."""
    rest = Decimal(whole) - Decimal(part)
    return Verdict("holds" if rest >= 0 else "fails", rest, Decimal(0))


def judge_streak(older: str, newer: str, years: int) -> Verdict:
    """A streak counts on: so many years later it is so many years longer."""
    computed = Decimal(older) + years
    return _compare(Decimal(newer), computed, Decimal(0))


def judge_change(older: str, newer: str, change: str, relative: bool) -> Verdict:
    """A stated change against two printed levels: in percent of the older, or as a difference.

    Bulletins compute changes from rounded levels; where they did not, the printed digits leave an interval.
    """
    old, new, shown = Decimal(older), Decimal(newer), decimals(change)
    if relative and old <= half_step(older):
        return UNCHECKED
    with localcontext(prec=40):
        exact = (new - old) * HUNDRED / old if relative else new - old
        off_old, off_new = half_step(older), half_step(newer)
        ends = [
            ((new + b * off_new) - (old + a * off_old)) * (HUNDRED / (old + a * off_old) if relative else 1)
            for a in (-1, 1)
            for b in (-1, 1)
        ]
    if exact == Decimal(change):
        return Verdict("holds", exact, half_step(change))
    near = Decimal(change) in (half_up(exact, shown), half_even(exact, shown))
    within = min(ends) - half_step(change) <= Decimal(change) <= max(ends) + half_step(change)
    return Verdict(
        "holds_by_rounding" if near or within else "fails", half_up(exact, shown + 2), half_step(change)
    )


def whole_numbers(share: str, count: int) -> list[int]:
    """The whole numbers k of count for which k/count, rounded either way, prints as this share in percent.

    In whole numbers: with s the printed digits, k/count rounds to s where it lies within half a last digit of it; the
    lower end always rounds up to s, the upper end only where half goes to the even digit and s is even.
    """
    unit = 10 ** decimals(share)
    digits = int(Decimal(share) * unit)
    low, high = (2 * digits - 1) * count, (2 * digits + 1) * count
    fitting = range(max(0, -(-low // (200 * unit))), min(count, high // (200 * unit)) + 1)
    return [k for k in fitting if 200 * unit * k < high or digits % 2 == 0]


def judge_whole_number(share: str, count: int) -> Verdict:
    """A share of so many sections must stem from a whole number of them."""
    if count <= 0:
        return UNCHECKED
    tolerance = half_step(share) * count / HUNDRED
    nearest = nearest_number(share, count)
    if nearest is None:
        return Verdict("fails", half_up(Decimal(share) * count / HUNDRED, 2), tolerance)
    exact = nearest * HUNDRED == Decimal(share) * count
    return Verdict("holds" if exact else "holds_by_rounding", Decimal(nearest), tolerance)


def nearest_number(share: str, count: int) -> int | None:
    """The whole number of count that prints as this share and lies nearest to it; None if there is none."""
    return min(
        whole_numbers(share, count), key=lambda k: abs(k * HUNDRED - Decimal(share) * count), default=None
    )


@lru_cache(maxsize=4096)
def possible_counts(share: str, most: int) -> tuple[int, ...]:
    """How many sections there may be for a share to be possible at all, up to a number."""
    return tuple(count for count in range(1, most + 1) if whole_numbers(share, count))


def derive_base(level: str, change: str, relative: bool, counted: bool = False) -> Derived | None:
    """The older level that a printed level and its change imply: 26.8 after -6.62 % was 28.7.

    A count is exact: 11 incidents after -56 % were 25, not 23 to 26.
    """
    off_level = Decimal(0) if counted else half_step(level)
    with localcontext(prec=40):
        if not relative:
            value = Decimal(level) - Decimal(change)
            off = off_level + half_step(change)
            return Derived(value, value - off, value + off)
        factor = 1 + Decimal(change) / HUNDRED
        off = half_step(change) / HUNDRED
        if factor - off <= 0:
            return None
        ends = [(Decimal(level) + a * off_level) / (factor + b * off) for a in (-1, 1) for b in (-1, 1)]
        shown = decimals(level)
        return Derived(
            half_up(Decimal(level) / factor, shown),
            half_up(min(ends), shown + 2),
            half_up(max(ends), shown + 2),
        )


def _compare(published: Decimal, computed: Decimal, tolerance: Decimal) -> Verdict:
    off = abs(published - computed)
    return Verdict(
        "holds" if off == 0 else "holds_by_rounding" if off <= tolerance else "fails", computed, tolerance
    )
