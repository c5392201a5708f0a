"""Where words stand in a chart of years so that none lies on another, on a desk and on a phone.

The server does not know how wide a reader's chart is, so a label is tried on both: its place is given in
pixels from its point, which do not change with the width.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.table import display_width

DESK, PHONE = 900, 270  # pixels of the plot's width
LETTER, LINE = 6.8, 14  # pixels of a narrow letter (a wide one counts as two) and of a line
RADIUS = 7  # of a point with some air
STEPS = 6  # a segment is kept free at so many points

Box = tuple[float, float, float, float]  # left, lower, right, upper


@dataclass(frozen=True)
class Offset:
    """Where a label stands from its point: pixels to the right and up, and its own edge or middle there."""

    xshift: float
    yshift: float
    xanchor: str
    yanchor: str


RIGHT, LEFT = Offset(9, 0, "left", "middle"), Offset(-9, 0, "right", "middle")
ABOVE, BELOW = Offset(0, 8, "center", "bottom"), Offset(0, -8, "center", "top")
HIGHER, LOWER = Offset(6, 9, "left", "bottom"), Offset(6, -9, "left", "top")
HIGHER_LEFT, LOWER_LEFT = Offset(-3, 9, "right", "bottom"), Offset(-3, -9, "right", "top")
FAR_HIGHER, FAR_LOWER = Offset(6, 26, "left", "bottom"), Offset(6, -26, "left", "top")
FARTHER_HIGHER, FARTHER_LOWER = Offset(6, 43, "left", "bottom"), Offset(6, -43, "left", "top")
AT_END = (
    RIGHT,
    LOWER,
    LOWER_LEFT,
    HIGHER,
    HIGHER_LEFT,
    BELOW,
    ABOVE,
    FAR_LOWER,
    FAR_HIGHER,
    FARTHER_LOWER,
    FARTHER_HIGHER,
)
AT_TURN = {ABOVE: "top center", BELOW: "bottom center", LEFT: "middle left", RIGHT: "middle right"}
AT_TARGET = (RIGHT, LOWER, HIGHER, BELOW, LEFT, FAR_LOWER, FAR_HIGHER)
ON_LIMIT = (Offset(2, 2, "left", "bottom"), Offset(2, -2, "left", "top"))
OVER_LIMIT = (Offset(0, 2, "center", "bottom"), Offset(0, -2, "center", "top"))
LAST_LIMIT = (Offset(0, -2, "right", "top"), Offset(0, 2, "right", "bottom"))
SMALL = {"size": 11}
# Weights that no other text has: by them page.css finds the words that a phone does not show, and this chart.
DESK_DIGITS, DESK_WORDS, END_WORDS = (
    {"size": 12, "weight": 601},
    {"size": 11, "weight": 401},
    {"size": 13, "weight": 701},
)


@dataclass
class LabelPlan:
    """The places taken so far in a plot of years `low` to `high` and values `bottom` to `top`, so many pixels
    high.
    """

    low: float
    high: float
    bottom: float
    top: float
    height: float
    taken: dict[int, list[Box]] = field(default_factory=lambda: {DESK: [], PHONE: []})

    def keep_point(self, year: float, value: float) -> None:
        """Keep a point's marker free."""
        for width, boxes in self.taken.items():
            x, y = self._pixel(year, value, width)
            boxes.append((x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS))

    def keep_segment(self, older: tuple[float, float], newer: tuple[float, float]) -> None:
        """Keep a segment of a line free."""
        for step in range(1, STEPS):
            share = step / STEPS
            year = older[0] + (newer[0] - older[0]) * share
            value = older[1] + (newer[1] - older[1]) * share
            for width, boxes in self.taken.items():
                x, y = self._pixel(year, value, width)
                boxes.append((x - 2, y - 2, x + 2, y + 2))

    def place(
        self, year: float, value: float, text: str, offsets: Sequence[Offset], is_on_phone: bool = True
    ) -> Offset | None:
        """The first of the offsets where the text is free; None if it is nowhere, and need not be shown.

        A text that stands on a phone, too, must be shown: then the offset where it lies on least.
        """
        widths = [DESK, PHONE] if is_on_phone else [DESK]
        counts = [self._count(year, value, text, offset, widths) for offset in offsets]
        least = min(counts)
        if least and not is_on_phone:
            return None
        offset = offsets[counts.index(least)]
        for width in widths:
            self.taken[width].append(self._box(year, value, text, offset, width))
        return offset

    def room_at_right(self, year: float, text: str) -> float:
        """Pixels that a text at the right of a point needs beyond the plot, on a phone."""
        x, _ = self._pixel(year, self.bottom, PHONE)
        return max(0, x + 12 + _width(text) - PHONE)

    def _count(self, year: float, value: float, text: str, offset: Offset, widths: Sequence[int]) -> int:
        count = 0
        for width in widths:
            box = self._box(year, value, text, offset, width)
            count += sum(_overlap(box, other) for other in self.taken[width])
            count += 5 * (box[0] < 0) + 5 * (box[1] < 0)
        return count

    def _pixel(self, year: float, value: float, width: int) -> tuple[float, float]:
        x = (year - self.low) / (self.high - self.low) * width
        return x, (value - self.bottom) / (self.top - self.bottom) * self.height

    def _box(self, year: float, value: float, text: str, offset: Offset, width: int) -> Box:
        x, y = self._pixel(year, value, width)
        wide, high = _width(text), LINE * (text.count("\n") + 1)
        left = x + offset.xshift - {"left": 0.0, "center": wide / 2, "right": wide}[offset.xanchor]
        lower = y + offset.yshift - {"bottom": 0.0, "middle": high / 2, "top": high}[offset.yanchor]
        return left, lower, left + wide, lower + high


def annotate(year: float, value: float, text: str, offsets: Sequence[Offset], plan: LabelPlan) -> dict:
    """A label beside a point, at the first of the offsets where it is free."""
    offset = plan.place(year, value, text, offsets) or offsets[0]
    return {
        "x": year,
        "y": value,
        "text": text,
        "showarrow": False,
        "align": "left",
        "xanchor": offset.xanchor,
        "yanchor": offset.yanchor,
        "xshift": offset.xshift,
        "yshift": offset.yshift,
        "font": SMALL,
    }


def _width(text: str) -> float:
    return LETTER * max(display_width(line) for line in text.split("\n"))


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
