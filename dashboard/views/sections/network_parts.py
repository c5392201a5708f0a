"""The parts of rows of section networks: lines, rows, and all that a page shows of them."""

from dataclasses import dataclass

from dashboard.table import Table
from dashboard.views.matrix.matrix_parts import MatrixRow
from dashboard.views.trend.trend_parts import EventMark, Join, Point


@dataclass(frozen=True)
class NetworkLine:
    """The points of one place in a row, their joins where they may be compared, its target for a later year,
    if any, and what stands at its end.
    """

    place_id: str
    place: str
    points: list[Point]
    joins: list[Join]
    target: Point | None
    end: str


@dataclass(frozen=True)
class NetworkRow:
    """One level of networks: its name and a line for each place that has figures there."""

    name: str
    lines: list[NetworkLine]


@dataclass(frozen=True)
class SectionNetworks:
    """All rows, the newest number of each level and place, and what they say.

    `places` are those with a number in `newest`; `remarks` are on places that stand in no row; `table` has
    every figure.
    """

    title: str
    subtitle: str
    quote: str
    rows: list[NetworkRow]
    newest: list[MatrixRow]
    places: list[str]
    events: list[EventMark]
    remarks: list[str]
    table: Table
