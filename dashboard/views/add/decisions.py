"""What a reader decided on the figures of a report, as the browser sends it: nothing in it is believed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

OPEN, ACCEPTED, REJECTED = "open", "accepted", "rejected"
# What a reader may correct, named as in a proposal; english: the words of a target without a number.
FIELDS = (
    "indicator_id",
    "place_id",
    "scope_id",
    "period",
    "basis_id",
    "kind",
    "comparator",
    "value",
    "unit",
    "base_period",
    "english",
)
MOST, LONGEST = 3_000, 120  # entries of a report; letters of a field


@dataclass(frozen=True)
class AddedFigure:
    """A place of the text that a reader took for a figure, and what it is said to be."""

    start: int
    end: int
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Decisions:
    """By the id of an entry: its state, what was corrected of it, and what was added."""

    states: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    added: Mapping[str, AddedFigure] = field(default_factory=dict)


def read_decisions(sent: object, report_id: str, length: int) -> Decisions | None:
    """What the browser sent about the report of this id, whose text has so many characters; None where it is
    about another one, or no such thing. Parts that cannot be are left out.
    """
    if not isinstance(sent, Mapping) or sent.get("report") != report_id:
        return None
    states = {key: state for key, state in _items(sent, "states") if state in (ACCEPTED, REJECTED)}
    changes = {key: found for key, given in _items(sent, "changes") if (found := _read_fields(given))}
    added = {key: figure for key, given in _items(sent, "added") if (figure := _read_added(given, length))}
    return Decisions(states, changes, added)


def _items(sent: Mapping, name: str) -> list[tuple[str, object]]:
    given = sent.get(name)
    if not isinstance(given, Mapping):
        return []
    return [(key, value) for key, value in given.items() if isinstance(key, str) and len(key) < 40][:MOST]


def _read_fields(given: object) -> dict[str, str]:
    if not isinstance(given, Mapping):
        return {}
    return {
        name: given[name].strip()
        for name in FIELDS
        if isinstance(given.get(name), str) and len(given[name]) <= LONGEST
    }


def _read_added(given: object, length: int) -> AddedFigure | None:
    if not isinstance(given, Mapping):
        return None
    start, end = given.get("start"), given.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        return None
    return AddedFigure(start, end, _read_fields(given.get("fields")))
