"""The parts of rows of section networks: points, links, lines, events."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.table import Table
from dashboard.views.matrix.matrix_parts import MatrixRow


@dataclass(frozen=True)
class NetworkPoint:
    """A share of one year, as a number and as printed; `label` is what a pointer shows; hollow if it is no
    exact published result.
    """

    year: int
    value: Decimal
    amount: str
    label: str
    hollow: bool


@dataclass(frozen=True)
class NetworkLink:
    """Two neighbouring points of a line: their grade, and whether years without a figure lie between."""

    older: NetworkPoint
    newer: NetworkPoint
    grade: str
    has_gap: bool


@dataclass(frozen=True)
class NetworkLine:
    """The points of one place in a row, the links between them, and its target for a later year, if any."""

    place_id: str
    place: str
    points: list[NetworkPoint]
    links: list[NetworkLink]
    target: NetworkPoint | None


@dataclass(frozen=True)
class NetworkRow:
    """One level of networks: its name and a line for each place that has figures there."""

    name: str
    lines: list[NetworkLine]


@dataclass(frozen=True)
class NetworkEvent:
    """A moment when the sections changed, as a fraction of a year."""

    at: float
    name: str


@dataclass(frozen=True)
class SectionNetworks:
    """All rows, the newest number of each level and place, and what they say.

    `remarks` are on places that stand in no row; `table` has every figure.
    """

    title: str
    subtitle: str
    quote: str
    rows: list[NetworkRow]
    newest: list[MatrixRow]
    events: list[NetworkEvent]
    remarks: list[str]
    table: Table
