"""How a number that is quoted stands to the number that a document prints."""

from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Literal

from rules.numeral import power_of_ten, shift_point
from rules.printed import UNIT_MULTIPLE
from rules.rounding import decimals, half_even, half_up, truncate

Quoting = Literal["same", "rounded", "truncated", "finer", "differs"]
FEWEST_ZEROS = 2  # at the end of a whole number that is read as rounded: 4400 of 4415, but not 30 of 28
MOST_ABOUT = Decimal("0.05")  # of a number, by which "about" so many may be off
HOLDS = {">=": ge, ">": gt, "<=": le, "<": lt}


def compare_quoted(quoted: str, printed: str) -> Quoting:
    """`same`: the same number. `rounded`, `truncated`: fewer digits of it, rounded either way or cut off.
    `finer`: more digits than are printed, which rounding brings back to them. Else it `differs`.
    """
    own, other = Decimal(quoted), Decimal(printed)
    if own == other:
        return "same"
    places, other_places = decimals(quoted), decimals(printed)
    if places > other_places:
        return "finer" if other in _round(own, other_places) else "differs"
    if own in _round(other, places):
        return "rounded"
    if own == truncate(other, places) and places < other_places:
        return "truncated"
    zeros = _count_zeros(own)
    is_rounded = zeros >= FEWEST_ZEROS and len(own.as_tuple().digits) > zeros + 1
    return "rounded" if is_rounded and own in _round(other, -zeros) else "differs"


def is_about(quoted: str, printed: str) -> bool:
    """Whether "about" so many may be said of a printed number: rounded to the digits that are given, it is
    the quoted one, and not far from it. About 30 of 29, but not about 28 of 26.8, or about 100 of 60.
    """
    own, other = Decimal(quoted), Decimal(printed)
    is_close = abs(own - other) <= MOST_ABOUT * abs(other)
    return is_close and own in _round(other, decimals(quoted) or -_count_zeros(own))


def holds_of(comparator: str, bound: str, printed: str) -> bool:
    """Whether a bound is true of a printed number: "at least 95" of 95.3. Raises KeyError for no bound."""
    return HOLDS[comparator](Decimal(printed), Decimal(bound))


def is_opposite(comparator: str, other: str) -> bool:
    """Whether one bound is from below and the other from above."""
    return {comparator[:1], other[:1]} == {"<", ">"}


def convert(digits: str, unit: str, other: str) -> str | None:
    """Digits in a unit as digits in another, where only a multiple at the beginning of their Chinese names
    differs (ten thousand vehicles, vehicles); None where they differ in more.
    """
    multiple, other_multiple = UNIT_MULTIPLE.findall(unit)[0], UNIT_MULTIPLE.findall(other)[0]
    if unit[len(multiple) :] != other[len(other_multiple) :]:
        return None
    return shift_point(digits, power_of_ten(multiple) - power_of_ten(other_multiple))


def _round(value: Decimal, places: int) -> set[Decimal]:
    return {half_up(value, places), half_even(value, places)}


def _count_zeros(value: Decimal) -> int:
    """The zeros at the end of a whole number."""
    digits = f"{abs(value):f}"
    return 0 if "." in digits or not value else len(digits) - len(digits.rstrip("0"))
