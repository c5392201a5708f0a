"""Rows of figures by what was counted before them: levels of places, things that were told one by one."""

from collections.abc import Iterator
from itertools import pairwise

from reading.lexicon.patterns import Patterns
from reading.names.bound import Instance
from reading.names.subjects import Chooser, Group
from reading.tokens.clauses import Clause
from reading.tokens.quantities import Quantity
from reading.tokens.scan import NUMBER, Scan

Value = tuple[Quantity, str]  # a number, and the bound behind it


def count_levels(scan: Scan, patterns: Patterns, clause: Clause, group: Group) -> int:
    """How many levels of places are told in a row directly before a name, or at its beginning."""
    text = scan.text[clause.start : group.end]
    name = group.start - clause.start
    rows = [one[0] for one in patterns["levels"].finditer(text) if one.end() >= name]
    return len(patterns["level"].findall(rows[-1])) if rows else 1


def share_out_to_counted(
    scan: Scan, chooser: Chooser, part: str, values: list[Value], clause: Clause
) -> Iterator[tuple[Instance, Value]]:
    """Shares of things that were counted one by one in the sentence: 3 of this, 2 of that, 60 % and 40 %.
    Things that are not known have theirs, too.
    """
    before = scan.within(clause.sentence[0], values[0][0].start)
    counted = [
        name for name, number in pairwise(before) if NUMBER in number.kinds and NUMBER not in name.kinds
    ]
    if len(counted) < len(values):
        return
    for name, value in zip(counted[-len(values) :], values, strict=True):
        yield Instance(chooser.codes(name, part, scan.near(name))), value
