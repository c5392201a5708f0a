"""The parts of a chart of years: points, lines and their links, targets, limits as steps, events."""

from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.table import Table
from dashboard.views.trend.computed_years import ComputedYears
from dashboard.views.trend.limit_check import LimitCheck
from dashboard.views.trend.trend_cards import AnswerCard


@dataclass(frozen=True)
class Point:
    """A figure of one year; hollow if it is no exact published result. `label` is what a pointer shows,
    `digits` what is written beside it.
    """

    year: int
    value: Decimal
    label: str
    hollow: bool = False
    digits: str = ""


@dataclass(frozen=True)
class Join:
    """Two neighbouring points of a line: `grade` is same, near or apart, `is_gap` if years are
    missing between them, `words` say what differs where they may not be compared.
    """

    older: Point
    newer: Point
    grade: str
    is_gap: bool
    words: str = ""


@dataclass(frozen=True)
class Line:
    """The figures of one place, one a year. `scope_name` is empty where each year has its own scope."""

    place_id: str
    scope_id: str | None
    place: str
    scope_name: str
    points: list[Point]
    joins: list[Join] = field(default_factory=list)
    is_computed: bool = False  # from monitoring data: printed by no document


@dataclass(frozen=True)
class TargetMark:
    """A number that a document wants of a place for a year, and the words beside its mark; `short` is what a
    phone has room for.
    """

    place_id: str
    words: str
    point: Point
    short: str = ""


@dataclass(frozen=True)
class Step:
    """A limit from one moment to another, as fractions of years; None is open. `label` is for the chart."""

    name: str
    label: str
    value: Decimal
    start: float
    end: float | None


@dataclass(frozen=True)
class EventMark:
    """Something that happened at a moment, a fraction of years; a period has an end, too."""

    name: str
    note: str
    start: float
    end: float | None = None


@dataclass(frozen=True)
class Trend:
    """What the chart of years shows. `title` is what it finds, `subtitle` what is measured and how it is
    drawn; `findings` are to be quoted, `remarks` say what is not compared, `notes` what is not on record.
    """

    title: str
    unit: str
    meaning: str
    subtitle: str = ""
    axis_start: Decimal = Decimal(0)
    lines: list[Line] = field(default_factory=list)
    targets: list[TargetMark] = field(default_factory=list)
    limits: list[Step] = field(default_factory=list)
    events: list[EventMark] = field(default_factory=list)
    periods: list[EventMark] = field(default_factory=list)
    cards: list[AnswerCard] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    judgement: LimitCheck | None = None
    table: Table = field(default_factory=lambda: Table([]))
    computed: ComputedYears | None = None

    def claim_ids(self) -> list[str]:
        """Every claim and computed figure that the chart shows."""
        return [
            *self.table.claim_ids(),
            *(f.claim_id for f in (self.computed.figures if self.computed else ())),
        ]

    @property
    def is_chart(self) -> bool:
        """Whether there is something to draw: one figure is a number, two are a sentence."""
        return sum(len(line.points) for line in self.lines) > 2
