"""Shares of a whole number of things: 96.7 % of 30 sections are 29.

A share in percent is possible for a count n if some whole k of n gives k / n * 100, rounded half up or half
to even (GB/T 8170) to the printed decimals.
"""

from decimal import ROUND_CEILING, Decimal
from functools import lru_cache

from rules.rounding import decimals, half_step, half_up
from rules.verdict import UNCHECKED, Verdict

HUNDRED = Decimal(100)


def whole_numbers(share: str, count: int) -> list[int]:
    """The whole numbers k of count for which k / count, rounded either way, prints as this share in percent.

    In whole numbers: with s the printed digits, k / count rounds to s where it lies within half a last
    digit of it; the lower end always rounds up to s, the upper end only where half goes to the even digit
    and s is even.
    """
    unit = 10 ** decimals(share)
    digits = int(Decimal(share) * unit)
    low, high = (2 * digits - 1) * count, (2 * digits + 1) * count
    candidates = range(max(0, -(-low // (200 * unit))), min(count, high // (200 * unit)) + 1)
    return [k for k in candidates if 200 * unit * k < high or digits % 2 == 0]


def nearest_number(share: str, count: int) -> int | None:
    """The whole number of count that prints as this share and lies nearest to it; None if there is none."""
    return min(
        whole_numbers(share, count), key=lambda k: abs(k * HUNDRED - Decimal(share) * count), default=None
    )


def truncated_number(share: str, count: int) -> int | None:
    """The whole number of count whose share, cut off after the printed decimals, is this one; the nearest.

    None if there is none.
    """
    unit = 10 ** decimals(share)
    digits = int(Decimal(share) * unit)
    first = -(-digits * count // (100 * unit))  # the smallest k with k / count >= share
    return first if 100 * unit * first < (digits + 1) * count and first <= count else None


def judge_whole_number(share: str, count: int) -> Verdict:
    """Whether the share stems from a whole number of `count`; the tolerance is in things, not in percent.

    Rounded either way, or cut off.
    """
    if count <= 0:
        return UNCHECKED
    tolerance = half_step(share) * count / HUNDRED
    nearest = nearest_number(share, count)
    if nearest is None and (cut := truncated_number(share, count)) is not None:
        return Verdict("holds_by_truncation", Decimal(cut), tolerance)
    if nearest is None:
        return Verdict("fails", half_up(Decimal(share) * count / HUNDRED, 2), tolerance)
    exact = nearest * HUNDRED == Decimal(share) * count
    return Verdict("holds" if exact else "holds_by_rounding", Decimal(nearest), tolerance)


def judge_interval(low: Decimal, high: Decimal, count: int) -> Verdict:
    """Whether some whole number of `count` is a share in percent between low and high, ends included."""
    if count <= 0:
        return UNCHECKED
    # the smallest whole number whose share is at least low
    first = (low * count / HUNDRED).to_integral_value(ROUND_CEILING)
    tolerance = (high - low) / 2 * count / HUNDRED
    if first * HUNDRED <= high * count and 0 <= first <= count:
        return Verdict("holds_by_rounding", first, tolerance)
    return Verdict("fails", half_up((low + high) / 2 * count / HUNDRED, 2), tolerance)


@lru_cache(maxsize=4096)
def possible_counts(share: str, most: int) -> tuple[int, ...]:
    """The counts up to `most` for which a share is possible at all."""
    return tuple(count for count in range(1, most + 1) if whole_numbers(share, count))


def neighbours(low: Decimal, high: Decimal, count: int) -> tuple[int, int] | None:
    """The whole numbers of `count` whose shares in percent lie next below and next above an interval.

    None if the share of one lies inside it, its ends included: then the interval is possible.
    """
    below = int(low * count / HUNDRED)
    if Decimal(below) * HUNDRED == low * count or Decimal(below + 1) * HUNDRED <= high * count:
        return None
    return below, below + 1
