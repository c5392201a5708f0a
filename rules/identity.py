"""Sums, rates, parts and streaks: identities that printed numbers must satisfy.

A printed number stands for an interval: half of its last printed place to either side
(`rules.rounding.half_step`). Bulletins round half up, GB/T 8170 rounds half to even, and some documents cut
digits off; a result of any of these counts as right.
"""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from rules.rounding import decimals, half_even, half_step, half_up, truncate
from rules.verdict import UNCHECKED, Result, Verdict, compare

HUNDRED = Decimal(100)


def judge_sum(whole: str, parts: Sequence[str]) -> Verdict:
    """part + part + ... = whole.

    Whole numbers must agree exactly, decimals within the sum of their half steps.
    """
    computed = sum((Decimal(part) for part in parts), Decimal(0))
    tolerance = sum((half_step(digits) for digits in (whole, *parts) if decimals(digits)), Decimal(0))
    return compare(Decimal(whole), computed, tolerance)


def judge_same(one: str, other: str, counted: bool) -> Verdict:
    """one = other, of two documents on one quantity.

    Counts must agree exactly, measured values within the sum of both half steps.
    """
    tolerance = Decimal(0) if counted else half_step(one) + half_step(other)
    return compare(Decimal(one), Decimal(other), tolerance)


def judge_rate(rate: str, part: str, whole: str) -> Verdict:
    """rate = part / whole * 100 %, rounded half up or half to even, or cut off, to the decimals of the rate.

    With good days over the days of a year it is the share of good days; HJ 663 divides by the days with
    valid data, which may be fewer than the calendar's.
    """
    if Decimal(whole) == 0:
        return UNCHECKED
    places, published = decimals(rate), Decimal(rate)
    with localcontext(prec=40):
        exact = Decimal(part) * HUNDRED / Decimal(whole)
    if exact == published:
        return Verdict("holds", half_up(exact, places), half_step(rate))
    result: Result = "fails"
    if published in (half_up(exact, places), half_even(exact, places)):
        result = "holds_by_rounding"
    elif published == truncate(exact, places):
        result = "holds_by_truncation"
    return Verdict(result, half_up(exact, places + 2), half_step(rate))


def judge_part(part: str, whole: str) -> Verdict:
    """part <= whole; computed is what the part leaves of the whole. No rounding: both are counts."""
    rest = Decimal(whole) - Decimal(part)
    return Verdict("holds" if rest >= 0 else "fails", rest, Decimal(0))


def judge_streak(older: str, newer: str, years: int) -> Verdict:
    """newer = older + years: a streak is as many years longer as years have passed."""
    return compare(Decimal(newer), Decimal(older) + years, Decimal(0))


def judge_limit_streak(streak: Decimal, kept: Sequence[bool | None], kept_before: bool | None) -> Verdict:
    """So many years in a row within a limit: each of them kept it, and the year before did not.

    `kept` has one entry for each year of the streak, under the limit of that year's time; None where its
    figure or limit is not known, which leaves the streak unchecked. An unknown year before says nothing
    against it.
    """
    if None in kept:
        return UNCHECKED
    if not all(kept) or kept_before:
        return Verdict("fails", None, None)
    return Verdict("holds", streak, Decimal(0))
