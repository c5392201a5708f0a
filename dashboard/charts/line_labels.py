"""The words of a chart of lines: events, limits, ends, targets, turns and breaks, in the order in which they
take their room: those with the fewest places to stand first.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from dashboard.charts import labels, offsets
from dashboard.charts.labels import Axes, Label, LabelPlan, Spot, measure_text, place_labels
from dashboard.charts.offsets import Offset
from dashboard.charts.time_axis import find_span, label_events, label_limits, seen_limits
from dashboard.views.trend.trend_parts import Line, TargetMark, Trend

NAMED_ENDS = 4  # with more lines only the first, the highest and the lowest have their number at the end
END_SIZE, DIGITS_SIZE = 13, 12  # pixels of letters
MOST_MARGIN = 110  # pixels at the right for words
LINKED = ("same", "near")  # grades of years that are linked


def label_trend(
    view: Trend, colours: Mapping[str, str], axes: Axes, widths: Sequence[int] = (labels.WIDE, labels.FRAMED)
) -> list[dict]:
    """All words of a chart that find room, for a chart so wide and for a phone."""
    plans = [LabelPlan(axes, widths), LabelPlan(axes, (labels.PHONE,))]
    for plan in plans:
        _keep_marks(view, plan)
    words = [*label_events(view, axes), *label_limits(view, axes)]
    named = find_named_lines([line for line in view.lines if not line.is_computed] or view.lines)
    highest = max((line.points[-1].value for line in named), default=0)
    words += [_label_end(line, colours, line.points[-1].value == highest) for line in named]
    words += [_label_name(line, colours) for line in view.lines if line not in named and not line.is_computed]
    words += [_label_target(mark, colours) for mark in _named_targets(view)]
    if len(view.lines) <= NAMED_ENDS:
        words += [
            label for line in sorted(view.lines, key=_is_computed) for label in _label_turns(line, colours)
        ]
        words += [_label_computed(line, colours) for line in view.lines if line not in named]
    words += [label for line in view.lines for label in _label_breaks(line)]
    return place_labels(words, *plans)


def find_named_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines whose ends have name and number, the newest and then the highest first."""
    named = list(lines)
    if len(named) > NAMED_ENDS:
        by_value = sorted(lines, key=lambda line: line.points[-1].value)
        named = [line for line in lines if line in (lines[0], by_value[0], by_value[-1])]
    return sorted(named, key=lambda line: (-line.points[-1].year, -line.points[-1].value))


def find_margin(view: Trend, axes: Axes) -> int:
    """Pixels at the right of a plot for the words that would leave it."""
    printed = [line for line in view.lines if not line.is_computed] or view.lines
    ends = [(line.points[-1].year, _end_words(line)) for line in find_named_lines(printed)]
    needed = [_room(year, words, END_SIZE, axes, labels.PHONE) for year, words in ends]
    for mark in _named_targets(view):
        needed.append(_room(mark.point.year, mark.words, 11, axes, labels.WIDE))
        needed.append(_room(mark.point.year, mark.short, 11, axes, labels.PHONE))
    return 8 + round(min(MOST_MARGIN, max(needed, default=0)))


def _room(year: float, text: str, size: int, axes: Axes, width: int) -> float:
    x = (year - axes.low) / (axes.high - axes.low) * width
    wide = offsets.RIGHT.xshift + measure_text(text, size)
    # The plot grows narrower by the room, and its points move to the left with it.
    return max(0.0, (x + wide - width) * width / max(x, 1))


def _keep_marks(view: Trend, plan: LabelPlan) -> None:
    """Points, links, breaks, targets, limits and rules: what no words may cover."""
    axes = plan.axes
    for line in view.lines:
        for point in line.points:
            at = (point.year, float(point.value))
            plan.keep(at, at, labels.RADIUS)
        for join in line.joins:
            older, newer = ((p.year, float(p.value)) for p in (join.older, join.newer))
            if join.grade in LINKED:
                plan.keep(older, newer)
            elif not join.is_gap:
                at = ((older[0] + newer[0]) / 2, (older[1] + newer[1]) / 2)
                plan.keep(at, at, labels.RADIUS)
    for mark in view.targets:
        at = (mark.point.year, float(mark.point.value))
        plan.keep(at, at, labels.RADIUS + 2)
    moments = [(at, float(step.value)) for step in seen_limits(view, axes) for at in find_span(step, axes)]
    for one, other in pairwise(moments):
        plan.keep(one, other)
    for event in view.events:
        if axes.low < event.start < axes.high:
            plan.keep_rule(event.start)


def _spots(year: float, value: float, places: Sequence[Offset]) -> list[Spot]:
    return [Spot(year, value, offset) for offset in places]


def _end_words(line: Line) -> str:
    return " ".join(part for part in (line.place, line.scope_name, line.points[-1].digits) if part)


def _label_end(line: Line, colours: Mapping[str, str], is_upper: bool) -> Label:
    point = line.points[-1]
    words = _end_words(line)
    places = offsets.AT_UPPER_END if is_upper else offsets.AT_LOWER_END
    spots = _spots(point.year, float(point.value), places)
    return Label(words, words, spots, END_SIZE, 700, colours[line.place_id], may_cross_rules=True)


def _label_name(line: Line, colours: Mapping[str, str]) -> Label:
    """The name of a line that is one of many, where a wide chart has room for it."""
    point = line.points[-1]
    spots = _spots(point.year, float(point.value), offsets.AT_LOWER_END)
    return Label(line.place, "", spots, 11, 600, colours[line.place_id])


def _is_computed(line: Line) -> bool:
    return line.is_computed


def _label_computed(line: Line, colours: Mapping[str, str]) -> Label:
    """The end of a line beside that of the documents, smaller than theirs, and not on a phone."""
    point = line.points[-1]
    spots = _spots(point.year, float(point.value), offsets.AT_LOWER_END)
    return Label(_end_words(line), "", spots, DIGITS_SIZE, 600, colours[line.place_id])


def _named_targets(view: Trend) -> list[TargetMark]:
    """All targets where every line is named, else those of the first place."""
    is_all = len(view.lines) <= NAMED_ENDS
    return [mark for mark in view.targets if is_all or mark.place_id == view.lines[0].place_id]


def _label_target(mark: TargetMark, colours: Mapping[str, str]) -> Label:
    spots = _spots(mark.point.year, float(mark.point.value), offsets.AT_TARGET)
    return Label(mark.words, mark.short, spots, colour=colours[mark.place_id], may_cross_rules=True)


def _label_turns(line: Line, colours: Mapping[str, str]) -> list[Label]:
    """The digits of the first, the highest and the lowest point, and of those that end a course of linked
    years; the last has its own label.
    """
    values = sorted(line.points, key=lambda point: point.value)
    starts = {join.older for join in line.joins if join.grade in LINKED}
    ends = {join.newer for join in line.joins if join.grade in LINKED}
    alone = [point for point in line.points if not (point in starts and point in ends)]
    named = dict.fromkeys((line.points[0], values[-1], values[0], *alone))
    colour = colours[line.place_id]
    return [
        Label(p.digits, "", _spots(p.year, float(p.value), offsets.AT_TURN), DIGITS_SIZE, 600, colour)
        for p in named
        if p != line.points[-1]
    ]


def _label_breaks(line: Line) -> list[Label]:
    """What differs between neighbouring years that may not be compared."""
    return [
        Label(
            join.words,
            "",
            _spots(
                (join.older.year + join.newer.year) / 2,
                float(join.older.value + join.newer.value) / 2,
                offsets.AT_TURN,
            ),
        )
        for join in line.joins
        if join.grade == "apart" and not join.is_gap and join.words
    ]
