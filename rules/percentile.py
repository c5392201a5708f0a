"""Percentiles of daily values by HJ 663, and what the rest of a year may still bring to one."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal

HUNDRED = Decimal(100)
DIGITS = 40  # of every division


@dataclass(frozen=True)
class PercentileBudget:
    """On how many days of a year a value may lie above its limit before a percentile does.

    Up to `passes_up_to` the percentile keeps the limit whatever the values, from `fails_from` on it does not;
    what lies between depends on two neighbouring values.
    """

    passes_up_to: int
    fails_from: int

    def judge(self, above: int) -> Literal["passes", "depends", "fails"]:
        """What so many days above the limit come to."""
        if above <= self.passes_up_to:
            return "passes"
        return "fails" if above >= self.fails_from else "depends"


def find_percentile_budget(percent: int, days: int) -> PercentileBudget:
    """Of a percentile by HJ 663: place k = 1 + (n - 1) p among n values in ascending order, and in proportion
    between its two neighbours where k is no whole number.
    """
    if days < 1 or not 0 < percent < 100:
        raise ValueError(f"no percentile: {percent} of {days} days")
    below, rest = _find_place(percent, days)
    lower = below + 1
    upper = lower + (rest > 0)
    return PercentileBudget(days - upper, days - lower + 1)


def find_percentile(percent: int, values: Iterable[Decimal]) -> Decimal:
    """The exact percentile by the same rule; of no value ValueError."""
    ordered = sorted(values)
    if not ordered or not 0 < percent < 100:
        raise ValueError(f"no percentile: {percent} of {len(ordered)} values")
    below, rest = _find_place(percent, len(ordered))
    lower, upper = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    with localcontext(prec=DIGITS):
        return lower + (upper - lower) * rest / HUNDRED


def _find_place(percent: int, count: int) -> tuple[int, int]:
    """How many values lie below the place k = 1 + (n - 1) p, and the hundredths that k is beyond the next."""
    return divmod((count - 1) * percent, 100)
