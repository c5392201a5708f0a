"""Judging a value under a limit, and telling whether the value or the rule changed a label."""

from decimal import Decimal
from typing import Literal

from rules.rounding import half_even

Label = Literal["meets", "exceeds", "rounding", "bound"]


def judge(value: Decimal, comparator: str, limit: Decimal, shown: int = 0) -> Label:
    """Whether a value keeps an upper limit.

    `rounding`: it exceeds as printed and meets once rounded half to even to `shown` decimals, the limit's own; whether
    the value to be judged is rounded first is not settled for every edition, so it is said instead of decided.
    `bound`: the value is only a bound that does not settle it.
    """
    if comparator in ("<=", "<", "=") and value <= limit:
        return "meets"
    if comparator == "=":
        return "rounding" if half_even(value, shown) <= limit else "exceeds"
    above = value > limit or (comparator == ">" and value == limit)
    return "exceeds" if comparator in (">=", ">") and above else "bound"


def what_changed(
    before: Label, after: Label, before_by_new_rule: Label
) -> Literal["nothing", "value", "rule"]:
    """Why a label differs between two values under two rules: judged by the new rule, would the old value differ too?"""
    if before == after:
        return "nothing"
    return "rule" if before_by_new_rule == after else "value"
