"""Changes of several places, each in brackets behind its name: risen most in A (5.1 %), B (3.0 %)."""

import re

from reading.tokens.clauses import Clause
from reading.tokens.scan import Scan, Token
from reading.tokens.surroundings import DIRECTIONS

OPEN, SIGNS = "(", "+-"


def find_listed_change(
    scan: Scan, clause: Clause, start: int, between: re.Pattern[str]
) -> tuple[Token, str] | None:
    """The place behind whose name a number stands in brackets, and the direction that the head of the list
    gives, or no direction of a change with a sign; nothing where no such list stands before. `between`: what
    may stand from that word on.
    """
    owner = next((one for one in reversed(clause.tokens) if one.end <= start), None)
    if owner is None or "place" not in owner.kinds or scan.text[owner.end : owner.end + 1] != OPEN:
        return None
    if owner.end + 1 != start:
        return None
    for one in reversed(scan.within(clause.sentence[0], owner.start)):
        direction = next((kind for kind in DIRECTIONS if kind in one.kinds), "")
        if direction and between.search(scan.text[one.start : start]):
            return owner, direction
    return (owner, "") if scan.text[start] in SIGNS else None
