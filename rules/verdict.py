"""The verdict on published arithmetic, judged from printed digits alone.

`holds`: exactly. `holds_by_rounding`: within what the printed digits hide. `holds_by_truncation`: the printed
digits are the computed ones, cut off. `networks_differ`: the shares of two years belong to two networks of
sections, each right by itself. `fails`: all of these are ruled out. `cannot_be_checked`: a number that is
needed is not printed, or only as a bound.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Result = Literal[
    "holds", "holds_by_rounding", "holds_by_truncation", "networks_differ", "fails", "cannot_be_checked"
]


@dataclass(frozen=True)
class Verdict:
    """The result, the computed number, and how far rounding may put it from the published one."""

    verdict: Result
    computed: Decimal | None
    tolerance: Decimal | None


UNCHECKED = Verdict("cannot_be_checked", None, None)


def compare(published: Decimal, computed: Decimal, tolerance: Decimal) -> Verdict:
    """Whether a published number is the computed one, or differs from it by no more than the tolerance."""
    difference = abs(published - computed)
    if difference == 0:
        return Verdict("holds", computed, tolerance)
    return Verdict("holds_by_rounding" if difference <= tolerance else "fails", computed, tolerance)
