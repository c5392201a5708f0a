"""The class of surface water by its worst item (GB 3838-2002, Huanban [2011] No. 22), and how rich a lake is.

A class is a whole number from 1 (Ⅰ) to 5 (Ⅴ); 6 is worse than Ⅴ. Items and their limits are data.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import log
from operator import ge, le
from typing import NamedTuple

from rules.rounding import half_even

WORSE_THAN_V = 6


class ItemLimits(NamedTuple):
    """The limits of one item for the classes Ⅰ to Ⅴ, upper ones (`<=`) or lower ones (`>=`)."""

    comparator: str
    limits: Sequence[Decimal]


class TrophicTerm(NamedTuple):
    """How one item makes a part of the trophic index: 10 (constant + slope ln(factor x)), and its weight."""

    factor: Decimal  # from the unit of the value to that of the formula: mg/L of chlorophyll to mg/m³
    constant: Decimal
    slope: Decimal
    correlation: Decimal  # with chlorophyll a; its square is the weight


def classify_item(value: Decimal, limits: Iterable[ItemLimits]) -> int:
    """The best class all of whose limits a value keeps; an item may have an upper and a lower one (pH)."""
    return max((_classify(value, one) for one in limits), default=1)


def classify_section(classes: Mapping[str, int]) -> tuple[int, tuple[str, ...]]:
    """The class of the worst item, and which items that are, in order of name; none for class Ⅰ.

    Raises ValueError where no item was measured.
    """
    worst = max(classes.values())
    return worst, tuple(sorted(item for item, one in classes.items() if one == worst > 1))


def mean(values: Sequence[Decimal], places: int) -> Decimal:
    """The arithmetic mean, rounded half to even (GB/T 8170). Raises ZeroDivisionError for no values."""
    return half_even(sum(values, Decimal(0)) / len(values), places)


def trophic_index_of_item(value: Decimal, term: TrophicTerm) -> float:
    """The trophic state index of one item. Raises ValueError for a value that is not above zero."""
    return 10 * (float(term.constant) + float(term.slope) * log(float(term.factor * value)))


def trophic_index(parts: Mapping[str, float], terms: Mapping[str, TrophicTerm]) -> float:
    """The index of a lake: parts weighted by the squares of their correlations, over the items given."""
    weights = {item: float(terms[item].correlation) ** 2 for item in parts}
    return sum(weights[item] * part for item, part in parts.items()) / sum(weights.values())


def trophic_level(index: float, levels: Iterable[tuple[str, str | None, Decimal | None]]) -> str:
    """The first level, from the poorest on, whose upper end an index keeps; the last level has none."""
    for level, comparator, upper in levels:
        if comparator is None or upper is None:
            return level
        if index < upper or (comparator == "<=" and index == upper):
            return level
    raise ValueError(f"no level for {index}")


def _classify(value: Decimal, item: ItemLimits) -> int:
    keeps = le if item.comparator == "<=" else ge
    kept = (at for at, limit in enumerate(item.limits, 1) if keeps(value, limit))
    return next(kept, WORSE_THAN_V)
