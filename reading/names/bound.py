"""What is bound to what: the results of binding, and what a sentence has named so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reading.names.subjects import Group
from reading.tokens.quantities import Quantity
from reading.tokens.surroundings import Lead


@dataclass(frozen=True)
class Bound:
    """A number with its indicator, and what the words round it say. No `place`: that of the clause."""

    code: str
    scope: str
    place: str
    quantity: Quantity
    role: str  # level, or the unit of a change: rate, points, own
    direction: str
    comparator: str
    lead: Lead
    is_goal: bool
    cost: int
    why: tuple[str, ...]
    is_hoped: bool = False  # a goal told of among results


@dataclass(frozen=True)
class Instance:
    """What one number of a list may belong to."""

    codes: Sequence[str]
    scope: str = ""
    place: str = ""


@dataclass
class Sentence:
    """What a sentence has named so far."""

    groups: list[Group] = field(default_factory=list)
    scopes: list[str] = field(default_factory=list)
    clause: int = 0
    places: list[str] = field(default_factory=list)  # named in a row before the next number
    places_clause: int = 0  # in which they were named
    places_before: list[str] = field(default_factory=list)  # the last such row
    shared: list[str] = field(default_factory=list)  # the last such row, if one number was that of each
    judged: list[str] = field(default_factory=list)  # bodies of water of whose sections it goes on
    is_of_judged: bool = False  # whatever the network of the sections, as its paragraph is of that water
    judged_clause: int = -1  # that names them before the figures of their sections
    bodies: list[str] = field(default_factory=list)  # of water, named last
    bound: list[Bound] = field(default_factory=list)  # levels, in order
    counted: set[tuple[str, str, str]] = field(default_factory=set)  # code, scope, place of what has a count
    told: list[tuple[str, str, str]] = field(default_factory=list)  # code, scope, place of every figure
    told_ahead: list[tuple[str, str, str]] = field(default_factory=list)  # before its semicolon
    change: Bound | None = None  # the last one, and where the words end that its number begins
    change_end: int = 0
    numbers: set[int] = field(default_factory=set)  # where those begin of which it is known what they are
    parts: set[str] = field(default_factory=set)  # indicators whose last figure was of a part, no whole
    goals: list[tuple[str, str, str]] = field(default_factory=list)  # with a number: code, scope, place
    is_hoped: bool = False  # it began to tell of what is to be reached
    rises_from: str = ""  # the time of the levels that others are compared with: from 40 in 2020 to 35

    @property
    def all_told(self) -> list[tuple[str, str, str]]:
        """What figures were told of since the last full stop, each once."""
        return list(dict.fromkeys([*self.told_ahead, *self.told]))

    @property
    def row(self) -> list[str]:
        """The places of a row that stands in this clause, and has no number yet."""
        is_row = self.places_clause == self.clause and len(self.places) > 1
        return self.places if is_row else []

    def add_place(self, place: str, within: bool = False) -> None:
        """Add a place to the row of its clause; one that lies `within` the last of the row stands for it."""
        if self.places_clause != self.clause:
            self.places = []
        if within:
            self.places = self.places[:-1]
        self.places_clause = self.clause
        self.places.append(place)

    def last(self, clause: int, back: int) -> Group | None:
        """The last group, if it stands at most so many clauses back."""
        return self.groups[-1] if self.groups and clause - self.groups[-1].clause <= back else None
