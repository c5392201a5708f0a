"""Items of a row, by the marks between them, whatever they name: so many as there are numbers behind them."""

import re

from reading.names.bound import Instance
from reading.names.subjects import Group
from reading.tokens.clauses import Clause
from reading.tokens.scan import Scan
from reading.tokens.surroundings import OTHERS

FEWEST = 2  # names that are known
MARKS = re.compile("[\u3001\u548c\u53ca\u4e0e]|\u4ee5\u53ca")


def align_items(scan: Scan, clause: Clause, group: Group, first: int, count: int) -> list[Instance | None]:
    """What each number behind a row is of, where the row has as many items: a name of the group, or nothing
    that is known; empty where the row has another count, or none is told of one by one.
    """
    told = [one for one in clause.tokens if "respectively" in one.kinds and group.end <= one.start < first]
    if not told or clause.start > group.start:
        return []
    others = any(one.kinds & OTHERS for one in scan.within(clause.start, told[0].start))
    if not others and sum(bool(one.codes) for one in group.subjects) < FEWEST:
        return []  # kinds of the one that is named
    marks = [match.start() for match in MARKS.finditer(scan.text, clause.start, told[0].start)]
    if len(marks) + 1 != count:
        return []
    found: list[Instance | None] = [None] * count
    for subject in group.subjects:
        at = sum(mark < subject.start for mark in marks)
        found[at] = Instance(subject.codes) if subject.codes else None
    return found
