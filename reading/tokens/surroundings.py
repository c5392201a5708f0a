"""What the words before and behind a number say of it: bound, direction, goal, base."""

from collections.abc import Sequence
from dataclasses import dataclass

from reading.tokens.scan import Token

BEFORE = {
    "at_least_before": ">=",
    "at_most_before": "<=",
    "more_before": ">",
    "less_before": "<",
    "about_before": "~",
}
OF_A_GOAL = {"more_before", "less_before"}
AFTER = {"at_least_after": ">=", "at_most_after": "<=", "more_after": ">", "about_after": "~"}
SILENT = {
    *("neutral", "list", "respectively", "each", "reach", "done", "aim", "strive", "goal", "to", *BEFORE),
    *("averaging", "percentile", "recap"),
}
OTHERS = {"other_subject", "other_amount", "air_class"}  # kinds of words for what has its own numbers
DIRECTIONS = ("up", "down", "better_way", "worse_way")


@dataclass(frozen=True)
class Lead:
    """What the words before a number say."""

    comparator: str
    direction: str  # up, down, better_way, worse_way, or to: the number is what was reached
    is_goal: bool
    is_aim: bool
    is_expected: bool
    is_done: bool
    is_strived: bool
    is_from: bool  # what it was before
    is_level: bool = False  # the last word says that so much there is


def read_lead(tokens: Sequence[Token]) -> Lead:
    """Read the words before a number: those nearest to it count."""
    kinds = [token.kinds for token in tokens]
    return Lead(
        _comparator(kinds),
        _direction(tokens),
        any("goal" in one for one in kinds) or _is_of_met(kinds),
        any("aim" in one for one in kinds),
        any("expect" in one for one in kinds),
        any("done" in one for one in kinds),
        any("strive" in one for one in kinds),
        any("from" in one for one in kinds) and not any("turned_to" in one for one in kinds),
        bool(kinds) and bool(kinds[-1] & {"reach", "to"}),
    )


def _comparator(kinds: Sequence[frozenset[str]]) -> str:
    """The last bound, but what says how a result stands to a goal whose number follows."""
    is_of_goal = False
    for one in reversed(kinds):
        for kind, sign in BEFORE.items():
            if kind in one and not (is_of_goal and kind in OF_A_GOAL):
                return sign
        is_of_goal |= "goal" in one
    return ""


def _is_of_met(kinds: Sequence[frozenset[str]]) -> bool:
    """Whether the words on a goal that is met stand right before the number, or its bound."""
    return "met" in next((one for one in reversed(kinds) if not one & set(BEFORE)), frozenset())


def _direction(tokens: Sequence[Token]) -> str:
    """The direction that the last verb before the number gives, with only silent words in between."""
    for at in range(len(tokens) - 1, -1, -1):
        kinds = tokens[at].kinds
        if "turned_to" in kinds:
            return "to"
        if found := next((kind for kind in DIRECTIONS if kind in kinds), ""):
            behind = tokens[at + 1 :]
            return (
                "to"
                if any("to" in token.kinds and token.end - token.start == 1 for token in behind[:1])
                else found
            )
        if not kinds & SILENT:
            return ""
    return ""


def read_after(tokens: Sequence[Token], end: int) -> tuple[str, int]:
    """The bound that stands directly behind a number, and where it ends."""
    if tokens and tokens[0].start == end:
        sign = next((sign for kind, sign in AFTER.items() if kind in tokens[0].kinds), "")
        if sign:
            return sign, tokens[0].end
    return "", end


def is_goal_behind(tokens: Sequence[Token], unknown: int) -> bool:
    """Whether a number belongs to a goal that is named behind it, as in 30 of the yearly goal."""
    near = []
    for token in tokens[:4]:
        if "list" in token.kinds or "met" in token.kinds:
            break
        near.append(token)
    return unknown <= 2 and any("goal" in token.kinds for token in near)


def is_of_goal_before(tokens: Sequence[Token], lead: Lead, lead_from: int) -> bool:
    """Whether a change without a base is how far it is from a goal that stands before it."""
    before = [one for one in tokens if one.start < lead_from]
    is_based = any("base" in one.kinds for one in before)
    return lead.direction in DIRECTIONS and not is_based and any("goal" in one.kinds for one in before)
