"""The parts of a chart of years: points, lines, bridges between what may not be compared, limits as steps."""

from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.table import Table
from dashboard.views.limit_check import LimitCheck


@dataclass(frozen=True)
class Point:
    """A figure of one year; hollow if it is no exact published result. `label` is what a pointer shows."""

    year: int
    value: Decimal
    label: str
    hollow: bool = False


@dataclass(frozen=True)
class Line:
    """The figures of one place under one definition; a year without a figure is a gap."""

    place_id: str
    scope_id: str
    basis_id: str
    place: str
    scope_name: str
    points: list[Point]


@dataclass(frozen=True)
class Bridge:
    """Two years in a row of one place whose figures may not be compared, with the reason."""

    place_id: str
    older: Point
    newer: Point
    reason: str


@dataclass(frozen=True)
class Step:
    """A limit from one moment to another, as fractions of years; None is open."""

    name: str
    value: Decimal
    start: float
    end: float | None


@dataclass(frozen=True)
class Trend:
    """What the chart of years shows. `findings` are to be quoted, `remarks` say what is not compared,
    `notes` what is not on record and what looks alike.

    In `targets` a line is one mark, and its place is the words beside it.
    """

    title: str
    unit: str
    meaning: str
    lines: list[Line] = field(default_factory=list)
    bridges: list[Bridge] = field(default_factory=list)
    targets: list[Line] = field(default_factory=list)
    limits: list[Step] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    judgement: LimitCheck | None = None
    table: Table = field(default_factory=lambda: Table([]))
