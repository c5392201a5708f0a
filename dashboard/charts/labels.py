"""Where words stand in a chart of years so that none lies on another, on a mark, on a limit or on a rule.

The server does not know how wide a reader's chart is. Words are placed twice, for a wide chart and for a
phone's, in pixels from their point; page.css shows one of the two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dashboard.charts.offsets import Offset
from dashboard.table import display_width
from dashboard.theme import QUIET, word_colour

WIDE, FRAMED, PHONE = 940, 560, 300  # pixels of a plot with the margin at its right: page, frame, phone
NARROW, LINE = 0.62, 1.3  # how wide a narrow letter is and how high a line, for each pixel of a letter
RADIUS, HAIR = 7, 1.5  # pixels round a point, and round a rule or a line, that words keep off
SPACE = 5  # pixels between two labels beside each other
ON_WIDE, ON_PHONE, ON_BOTH = 1, 2, 3  # added to a weight of letters: by it page.css knows where words show
PHONE_NOTE = "phone"  # the name of what only a phone shows; a saved picture leaves it out

Box = tuple[float, float, float, float]  # left, lower, right, upper
Stroke = tuple[float, float, float, float, float]  # x and y of both ends, and pixels round it


@dataclass(frozen=True)
class Spot:
    """One place where a label may stand: a point of the axes and the offset from it."""

    year: float
    value: float
    offset: Offset


@dataclass(frozen=True)
class Label:
    """Words with the spots where they may stand, the best first: `text` on a wide chart, `short` on a phone
    and where the text has no room;
    an empty one is not shown there. `colour` is that of a city, none for the page's ink. Words that may
    cross rules do so where they have no other room.
    """

    text: str
    short: str
    spots: Sequence[Spot]
    size: int = 11
    weight: int = 400
    colour: str = ""
    hint: str = ""
    may_cross_rules: bool = False


@dataclass(frozen=True)
class Axes:
    """Years `low` to `high` and values `bottom` to `top`, so many pixels high, and the pixels at the right
    where words may stand outside.
    """

    low: float
    high: float
    bottom: float
    top: float
    height: float
    margin: float = 0


@dataclass
class LabelPlan:
    """What is taken in a plot: strokes of lines, marks and rules, and boxes of labels, in pixels, for each
    width. At the first width labels must be free, at others they are if they can.
    """

    axes: Axes
    widths: Sequence[int]
    strokes: dict[int, list[Stroke]] = field(default_factory=dict)
    rules: dict[int, list[Stroke]] = field(default_factory=dict)
    boxes: dict[int, list[Box]] = field(default_factory=dict)

    def keep(self, older: tuple[float, float], newer: tuple[float, float], around: float = HAIR) -> None:
        """Keep the stroke between two points of the axes free."""
        for width in self.widths:
            stroke = (*self._pixel(*older, width), *self._pixel(*newer, width), around)
            self.strokes.setdefault(width, []).append(stroke)

    def keep_rule(self, year: float) -> None:
        """Keep an upright rule free."""
        for width in self.widths:
            ends = (*self._pixel(year, self.axes.bottom, width), *self._pixel(year, self.axes.top, width))
            self.rules.setdefault(width, []).append((*ends, HAIR))

    def place(
        self, text: str, size: int, spots: Sequence[Spot], may_cross_rules: bool = False
    ) -> Spot | None:
        """The first free spot, which is taken then; None without one.

        One that is free at every width goes before, but none that is further off.
        """
        free = [spot for spot in spots if self._is_free(text, size, spot, self.widths[0])]
        if not free and may_cross_rules:
            kept, self.rules = self.rules, {}
            spot = self.place(text, size, spots)
            self.rules = kept
            return spot
        if not free:
            return None
        as_near = (s for s in free if s.offset.has_leader == free[0].offset.has_leader)
        everywhere = (s for s in as_near if all(self._is_free(text, size, s, w) for w in self.widths[1:]))
        spot = next(everywhere, free[0])
        for width in self.widths:
            self.boxes.setdefault(width, []).append(self._box(text, size, spot, width))
            if spot.offset.has_leader:
                self.strokes.setdefault(width, []).append(self._leader(spot, width))
        return spot

    def _is_free(self, text: str, size: int, spot: Spot, width: int) -> bool:
        box, boxes = self._box(text, size, spot, width), self.boxes.get(width, [])
        if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > self.axes.height + 1:
            return False
        if spot.offset.has_leader and any(_meet(other, self._leader(spot, width)) for other in boxes):
            return False
        return not (
            any(_overlap(box, other) for other in boxes)
            or any(
                _meet(box, stroke) for kept in (self.strokes, self.rules) for stroke in kept.get(width, [])
            )
        )

    def _leader(self, spot: Spot, width: int) -> Stroke:
        x, y = self._pixel(spot.year, spot.value, width)
        return x, y, x + spot.offset.xshift, y + spot.offset.yshift, 0.0

    def _pixel(self, year: float, value: float, width: int) -> tuple[float, float]:
        axes = self.axes
        x = (year - axes.low) / (axes.high - axes.low) * (width - axes.margin)
        return x, (value - axes.bottom) / (axes.top - axes.bottom) * axes.height

    def _box(self, text: str, size: int, spot: Spot, width: int) -> Box:
        x, y = self._pixel(spot.year, spot.value, width)
        wide, high = measure_text(text, size), LINE * size * (text.count("\n") + 1)
        left = x + spot.offset.xshift - {"left": 0.0, "center": wide / 2, "right": wide}[spot.offset.xanchor]
        lower = y + spot.offset.yshift - {"bottom": 0.0, "middle": high / 2, "top": high}[spot.offset.yanchor]
        return left, lower, left + wide, lower + high


def place_labels(labels: Sequence[Label], wide: LabelPlan, phone: LabelPlan) -> list[dict]:
    """Annotations for the labels that find room, the most important first."""
    notes = []
    for label in labels:
        text, on_wide = _place(label, dict.fromkeys((label.text, label.short)), wide)
        short, on_phone = _place(label, [label.short], phone)
        if on_wide and on_wide == on_phone and text == short:
            notes.append(_annotate(label, text, on_wide, ON_BOTH))
            continue
        if on_wide:
            notes.append(_annotate(label, text, on_wide, ON_WIDE))
        if on_phone:
            notes.append(_annotate(label, short, on_phone, ON_PHONE) | {"name": PHONE_NOTE})
    return notes


def _place(label: Label, texts: Iterable[str], plan: LabelPlan) -> tuple[str, Spot | None]:
    """The first of the texts that finds room, and its spot."""
    for text in filter(None, texts):
        if spot := plan.place(text, label.size, label.spots, label.may_cross_rules):
            return text, spot
    return "", None


def measure_text(text: str, size: int) -> float:
    """Pixels of the longest line of a text."""

    def measure(line: str) -> float:
        wide = display_width(line) - len(line)
        return (wide + (len(line) - wide) * NARROW) * size

    return max(measure(line) for line in text.split("\n"))


def _annotate(label: Label, text: str, spot: Spot, shown_on: int) -> dict:
    offset = spot.offset
    font = {"size": label.size, "weight": label.weight + shown_on}
    note = {
        "x": spot.year,
        "y": spot.value,
        "text": text,
        "align": "left",
        "xanchor": offset.xanchor,
        "yanchor": offset.yanchor,
        "borderpad": 0,
        "font": font | ({"color": word_colour(label.colour)} if label.colour else {}),
    }
    if label.hint:
        note["hovertext"] = label.hint
    if not offset.has_leader:
        return note | {"showarrow": False, "xshift": offset.xshift, "yshift": offset.yshift}
    leader = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": label.colour or QUIET, "standoff": RADIUS}
    return note | {"showarrow": True, "ax": offset.xshift, "ay": -offset.yshift} | leader


def _overlap(one: Box, other: Box) -> bool:
    """Whether two labels meet, with a space between them on a line."""
    return one[0] < other[2] + SPACE and other[0] < one[2] + SPACE and one[1] < other[3] and other[1] < one[3]


def _meet(box: Box, stroke: Stroke) -> bool:
    """Whether a stroke comes into a box: what is left of it between the box's edges (Liang and Barsky)."""
    x, y, end_x, end_y, around = stroke
    start, end = 0.0, 1.0
    for step, room in (
        (x - end_x, x - box[0] + around),
        (end_x - x, box[2] + around - x),
        (y - end_y, y - box[1] + around),
        (end_y - y, box[3] + around - y),
    ):
        if step == 0 and room <= 0:
            return False
        if step < 0:
            start = max(start, room / step)
        elif step > 0:
            end = min(end, room / step)
    return start < end
