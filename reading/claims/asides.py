"""Changes in brackets behind the figures of a list, each of the figure before it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.claims.binding import Binder
from reading.claims.series import FLAT
from reading.names.bound import Bound
from reading.outline.context import Context
from reading.tokens.clauses import Clause
from reading.tokens.number_lists import Listed
from reading.tokens.quantities import Quantity
from reading.tokens.scan import NUMBER, Scan, Token
from reading.tokens.surroundings import DIRECTIONS, read_lead

OPEN, CLOSE = "(", ")"


def find_asides(scan: Scan, clause: Clause, numbers: Sequence[Listed]) -> dict[int, tuple[Token, ...]]:
    """What brackets hold behind figures of a list, by where each figure starts, if they tell of a change."""
    found: dict[int, tuple[Token, ...]] = {}
    for token, _, end in numbers if len(numbers) > 1 else ():
        close = scan.text.find(CLOSE, end, clause.end)
        if scan.text[end : end + 1] != OPEN or close < 0:
            continue
        inside = scan.within(end, close)
        is_change = any(one.kinds & {FLAT, *DIRECTIONS} for one in inside)
        if is_change and sum(NUMBER in one.kinds for one in inside) <= 1:
            found[token.start] = inside
    return found


def bind_asides(
    binder: Binder, asides: dict[int, tuple[Token, ...]], context: Context, sentence: str
) -> Iterator[Bound]:
    """The changes, each of the level that was bound before its brackets."""
    levels = {one.quantity.start: one for one in binder.sentence.bound}
    for start, inside in asides.items():
        level = levels.get(start)
        if level is None:
            continue
        for base in (one for one in inside if "base" in one.kinds):
            context.take_base(base)
        for at, token in enumerate(inside):
            lead = read_lead(inside[:at])
            if FLAT in token.kinds:
                none = Quantity(token.start, token.end, "0", 0, "", frozenset())
                yield replace(level, quantity=none, role=FLAT, direction=FLAT, comparator="", lead=lead)
            elif token.quantity and lead.direction in DIRECTIONS:
                own = {"direction": lead.direction, "comparator": "", "lead": lead}
                code, role = binder.search.resolve((level.code,), token.quantity, lead, sentence)
                yield from [replace(level, quantity=token.quantity, role=role, **own)] if code else []
