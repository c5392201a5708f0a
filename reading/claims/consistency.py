"""The proposals of a whole report, set against each other and against its title."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from reading.claims.confidence import lower
from reading.lexicon.lexicon import Lexicon
from reading.proposals import Proposal

DIFFERS = "differs"  # another value of the same stands in the report
AREA = "area"  # family of the scopes of what has one value in a place: the air
OTHER_TITLE = "title_names_another"


def settle(found: Iterable[Proposal], lexicon: Lexicon, doubted_place: str = "") -> dict[Proposal, Proposal]:
    """What stands of the proposals found, each with what it becomes.

    A goal in words goes where its number stands elsewhere. Where one quantity has several values, all are
    doubtful, and a later one that no name stands beside in their sentence goes; of the air, which has one
    value in a place, a later result behind unknown words is most likely another place's and goes. Of
    `doubted_place`, whom the title does not name, nothing is sure.
    """
    found = list(found)
    numbered = {_goal_of(one) for one in found if one.kind == "target" and one.value}
    found = [one for one in found if one.kind != "target" or one.value or _goal_of(one) not in numbered]
    first = _first_of_differing(found)
    stands: dict[Proposal, Proposal] = {}
    for one in found:
        known = first.get(_quantity(one))
        becomes = one
        if known is not None:
            is_one_value = one.kind != "target" and lexicon.indicators[one.indicator_id].family == AREA
            if is_one_value and "unknown_words" in one.why and _value(one) != _value(known):
                continue
            if _is_by_the_way(one, known):
                continue
            becomes = _doubted(becomes, DIFFERS)
        if one.place_id == doubted_place:
            becomes = _doubted(becomes, OTHER_TITLE)
        stands[one] = becomes
    return stands


def _is_by_the_way(one: Proposal, known: Proposal) -> bool:
    """Whether a result, without a name beside it, is another than its sentence has told before."""
    is_alone = one.kind == "actual" and bool({"inherited", "words"} & set(one.why))
    return is_alone and one.sentence == known.sentence and _value(one) != _value(known)


def _first_of_differing(found: Iterable[Proposal]) -> Mapping[tuple[str, ...], Proposal]:
    """Of each quantity that has several values the first proposal; the two ends of a range are one value."""
    by_quantity: dict[tuple[str, ...], list[Proposal]] = defaultdict(list)
    for one in found:
        if one.value:
            by_quantity[_quantity(one)].append(one)
    first: dict[tuple[str, ...], Proposal] = {}
    for quantity, ones in by_quantity.items():
        values: dict[int, set[Decimal]] = defaultdict(set)
        for one in ones:
            values[one.start].add(_value(one))
        if len({frozenset(at_once) for at_once in values.values()}) > 1:
            first[quantity] = min(ones, key=lambda one: one.start)
    return first


def _doubted(one: Proposal, reason: str) -> Proposal:
    return replace(one, confidence=lower(one.confidence, reason), why=(*one.why, reason))


def _quantity(one: Proposal) -> tuple[str, ...]:
    return one.indicator_id, one.place_id, one.scope_id, one.period, one.kind, one.base_period, one.unit


def _value(one: Proposal) -> Decimal:
    return Decimal(one.value)


def _goal_of(one: Proposal) -> tuple[str, str, str]:
    return one.indicator_id, one.place_id, one.period
