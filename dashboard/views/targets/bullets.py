"""Bullets: the numbers of one target as marks on a line on which better is to the right, with a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.table import Cell

EDGE = 8  # per cent of the line on either side that stay free
ALONE = 0.75  # where on the line numbers stand that are all equal

SIGNS = {  # of the statuses of targets, and of how a target stands to the last result
    "met": "✔",
    "reported_met": "✓",
    "missed": "✘",
    "missed_striven_for": "✘",
    "pending": "…",
    "words_only": "¶",
    "unquantified": "¶",
    "approximate": "≈",
    "not_comparable": "?",
    "looser": "▽",
    "equal": "=",
    "tighter": "▲",
    "unknown": "?",
    "no_result": "…",
}


@dataclass(frozen=True)
class Level:
    """A number to be marked: its kind is last, target, result, near or limit; the label says it in words.

    `short` is written above the line, where there is room for it.
    """

    kind: str
    value: Decimal
    label: str
    short: str = ""


@dataclass(frozen=True)
class Mark:
    """A number on the line. Position in per cent, better to the right."""

    kind: str
    position: float
    label: str
    short: str = ""


@dataclass(frozen=True)
class Bullet:
    """One target: what and where, its marks (none for a target in words), status and a sentence, and the
    claims behind it with their names. `step`: where on the line a way from the last result to the target is
    drawn, its start and its length in per cent.
    """

    name: str
    about: str
    status: str
    label: str
    note: str
    place_id: str
    place: str
    sentence: str
    marks: list[Mark] = field(default_factory=list)
    words: str = ""
    claims: list[Cell] = field(default_factory=list)
    step: tuple[float, float] | None = None

    @property
    def description(self) -> list[str]:
        """The marks in words, for who cannot see them."""
        return [mark.label for mark in self.marks]


def place_marks(
    levels: Sequence[Level], is_lower_better: bool, scale: tuple[Decimal, Decimal] | None = None
) -> list[Mark]:
    """The marks of some numbers, on a scale from its low to its high end or, without one, on a scale of their
    own, from the worst of them to the best.
    """
    numbers = [float(number) for number in scale or [level.value for level in levels]]
    low, span = min(numbers), max(numbers) - min(numbers)
    marks = []
    for level in levels:
        share = (float(level.value) - low) / span if span else ALONE
        if span and is_lower_better:
            share = 1 - share
        marks.append(Mark(level.kind, round(EDGE + share * (100 - 2 * EDGE), 1), level.label, level.short))
    return marks


def measure_step(marks: Sequence[Mark]) -> tuple[float, float] | None:
    """The way from the last result to the target, its start and length; None where they are one or miss."""
    positions = {mark.kind: mark.position for mark in marks}
    if "last" not in positions or "target" not in positions:
        return None
    start, end = sorted((positions["last"], positions["target"]))
    return (start, round(end - start, 1)) if end > start else None
