"""Lists of changes in which each goes its own way: down by 3.1 %, up by 2.0 % and unchanged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reading.tokens.quantities import Quantity, share_unit
from reading.tokens.scan import NUMBER, Token
from reading.tokens.surroundings import DIRECTIONS, read_after

FLAT = "flat"
BETWEEN = {"neutral", "respectively", "base"}  # what may stand before a verb, or between it and its number


@dataclass(frozen=True)
class Change:
    """One change of a list. Of none at all, `direction` is FLAT and the number is 0 without a unit."""

    quantity: Quantity
    direction: str
    comparator: str
    end: int


def read_series(tokens: Sequence[Token], at: int) -> list[Change]:
    """The changes of a list whose first number, or word for no change, is a token; empty where all go one
    way.
    """
    change = _first(tokens, at)
    found: list[Change] = []
    following = tokens[at:]
    while change:
        found.append(change)
        end = change.end
        following = [token for token in following if token.start >= end]
        is_next = following and "list" in following[0].kinds and following[0].start == end
        change = _next(following[1:], following[0].end, change.direction) if is_next else None
    if len(found) < 2 or len({change.direction for change in found}) < 2:
        return []
    shared = iter(share_unit([change.quantity for change in found if change.direction != FLAT]))
    return [
        change if change.direction == FLAT else replace(change, quantity=next(shared)) for change in found
    ]


def _first(tokens: Sequence[Token], at: int) -> Change | None:
    token = tokens[at]
    if FLAT in token.kinds:
        return _no_change(token)
    direction = _direction_before(tokens[:at], token.start)
    return _change(token, direction, tokens[at + 1 : at + 2])


def _direction_before(tokens: Sequence[Token], end: int) -> str:
    for token in reversed(tokens):
        if token.end != end:
            return ""
        if direction := _direction(token):
            return direction
        if not token.kinds & BETWEEN:
            return ""
        end = token.start
    return ""


def _next(tokens: Sequence[Token], start: int, direction: str) -> Change | None:
    """The change that begins at a place: a verb and a number, a number of the same way, or none."""
    for at, token in enumerate(tokens):
        if token.start != start:
            return None
        if FLAT in token.kinds:
            return _no_change(token)
        if NUMBER in token.kinds:
            return _change(token, direction, tokens[at + 1 : at + 2])
        own = _direction(token)
        if not own and not token.kinds & BETWEEN:
            return None
        direction, start = own or direction, token.end
    return None


def _direction(token: Token) -> str:
    return next((kind for kind in DIRECTIONS if kind in token.kinds), "")


def _change(token: Token, direction: str, behind: Sequence[Token]) -> Change | None:
    if token.quantity is None or not direction:
        return None
    comparator, end = read_after(behind, token.end)
    return Change(token.quantity, direction, comparator, end)


def _no_change(token: Token) -> Change:
    return Change(Quantity(token.start, token.end, "0", 0, "", frozenset()), FLAT, "", token.end)
