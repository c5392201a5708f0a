"""Changes of several places, each in brackets behind its name: risen most in A (5.1 %), B (3.0 %)."""

from reading.lexicon.patterns import Patterns
from reading.tokens.clauses import Clause
from reading.tokens.scan import Scan, Token
from reading.tokens.surroundings import DIRECTIONS

OPEN, SIGNS = "(", "+-"
TELLS = ("\uff0c\u4e3a", "\uff0c\u8fbe", "\uff0c\u8fbe\u5230")  # the largest change is that of A, which is


def find_listed_change(
    scan: Scan, clause: Clause, start: int, patterns: Patterns
) -> tuple[Token, str] | None:
    """The place behind whose name a number stands, in brackets or as that of the place where the change is
    the largest, and the direction that the head of the list gives, or no direction of a change with a sign;
    nothing where no such list stands before.
    """
    before = scan.within(clause.sentence[0], start)
    owner = next((one for one in reversed(before) if "place" in one.kinds and one.end <= start), None)
    if owner is None:
        return None
    gap = scan.text[owner.end : start]
    if patterns["most_of_place"].match(gap):
        told = scan.within(owner.end, start)
        direction = next((kind for one in told for kind in DIRECTIONS if kind in one.kinds), "")
        return (owner, direction) if direction else None
    between = "change_list" if gap == OPEN else "change_of_most" if gap in TELLS else ""
    for one in reversed(scan.within(clause.sentence[0], owner.start)) if between else ():
        direction = next((kind for kind in DIRECTIONS if kind in one.kinds), "")
        if direction and patterns[between].search(scan.text[one.start : start]):
            return owner, direction
    return (owner, "") if gap == OPEN and scan.text[start] in SIGNS else None
