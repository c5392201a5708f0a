"""What the reader gives back: numbers as printed, and proposed claims."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Proposal:
    """A claim that a report seems to make. Columns are called as in data/claims; `unit` is a code of
    units.csv.

    `value` is empty for a goal in words only. `place_id` is a Chinese name where places.csv has no
    such place.
    `start` and `end` say where in the text the figure or its words stand; `verb` is up, down, to or nothing;
    `confidence` is from 0 to 1; `why` names what lowered it and what the reading rests on.
    """

    indicator_id: str
    place_id: str
    scope_id: str
    period: str
    basis_id: str
    kind: str
    comparator: str
    value: str
    value_text: str
    unit: str
    base_period: str
    start: int
    end: int
    sentence: str
    confidence: Decimal
    why: tuple[str, ...]
    verb: str = ""
    wording: str = ""


@dataclass(frozen=True)
class Number:
    """A number that is printed in a text, what it is (figure, date, label, count ...), and the first
    claim it makes.
    """

    start: int
    end: int
    text: str
    role: str
    value: str | None
    unit: str | None
    proposal: Proposal | None


@dataclass(frozen=True)
class Reading:
    """A report as read: `title_year` is the year that its title names, `place_ids` the places that
    figures belong to, `other_place` whom its title names instead of the place that it was said to be of.
    """

    text: str
    proposals: tuple[Proposal, ...]
    numbers: tuple[Number, ...]
    title_year: int | None
    place_ids: tuple[str, ...]
    other_place: str = ""
