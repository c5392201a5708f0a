"""A value under an upper limit, and whether the value or the limit changed its label.

GB/T 8170 knows two ways to compare a value with a limit: in full, or rounded to the decimals of the limit.
"""

from decimal import Decimal
from operator import le, lt
from typing import Literal

from rules.rounding import half_even

Label = Literal["meets", "exceeds", "rounding", "bound"]


def judge(value: Decimal, comparator: str, limit: Decimal, limit_comparator: str, places: int) -> Label:
    """A value under an upper limit, <= or <: `meets` or `exceeds`.

    `rounding`: it exceeds as printed, and meets once rounded half to even (GB/T 8170) to `places`, the
    decimals of the limit; whether a value is rounded first is not settled for every edition of HJ 663, so
    both are reported.
    `bound`: the value is only a bound, which does not settle it.
    Raises ValueError for a limit that is no upper one.
    """
    if limit_comparator not in ("<=", "<"):
        raise ValueError(f"not an upper limit: {limit_comparator} {limit}")
    allows = le if limit_comparator == "<=" else lt
    if comparator == "=":
        if allows(value, limit):
            return "meets"
        return "rounding" if allows(half_even(value, places), limit) else "exceeds"
    lies_within = {"<=": allows(value, limit), "<": value <= limit}
    lies_beyond = {">=": not allows(value, limit), ">": value >= limit}
    if lies_within.get(comparator, False):
        return "meets"
    return "exceeds" if lies_beyond.get(comparator, False) else "bound"


def what_changed(
    before: Label, after: Label, before_by_new_rule: Label
) -> Literal["nothing", "value", "rule"]:
    """Why two labels differ: `rule` if the older value, judged by the newer rule, has the newer label too."""
    if before == after:
        return "nothing"
    return "rule" if before_by_new_rule == after else "value"
