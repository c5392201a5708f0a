"""A value under an upper limit, and whether the value or the limit changed its label.

GB/T 8170 knows two ways to compare a value with a limit: in full, or rounded to the decimals of the limit.
"""

from decimal import Decimal
from typing import Literal

from rules.rounding import half_even

Label = Literal["meets", "exceeds", "rounding", "bound"]


def judge(value: Decimal, comparator: str, limit: Decimal, places: int = 0) -> Label:
    """value <= limit: `meets` or `exceeds`.

    `rounding`: it exceeds as printed, and meets once rounded half to even (GB/T 8170) to `places`, the
    decimals of the limit; whether a value is rounded first is not settled for every edition of HJ 663, so
    both are reported.
    `bound`: the value is only a bound, which does not settle it.
    """
    if comparator in ("<=", "<", "=") and value <= limit:
        return "meets"
    if comparator == "=":
        return "rounding" if half_even(value, places) <= limit else "exceeds"
    above = value > limit or (comparator == ">" and value == limit)
    return "exceeds" if comparator in (">=", ">") and above else "bound"


def what_changed(
    before: Label, after: Label, before_by_new_rule: Label
) -> Literal["nothing", "value", "rule"]:
    """Why two labels differ: `rule` if the older value, judged by the newer rule, has the newer label too."""
    if before == after:
        return "nothing"
    return "rule" if before_by_new_rule == after else "value"
