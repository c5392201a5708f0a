"""Lines through the years, one a place: thick between years of one scope, thin between near ones, broken
where they may not be compared; limits as steps, events as rules, targets as diamonds.
"""

from collections.abc import Mapping

from dashboard.charts import labels
from dashboard.charts.chart_data import name_line
from dashboard.charts.labels import LabelPlan, annotate
from dashboard.charts.time_axis import draw_events, draw_limits, year_axis
from dashboard.theme import base_layout
from dashboard.views.trend_parts import Join, Line, TargetMark, Trend

HEIGHT, HEAD, FOOT = 420, 22, 30  # pixels of the figure, above the plot for periods, below it for the axis
STROKES = {"same": {"width": 3.2}, "near": {"width": 1.4}, "gap": {"width": 1.2, "dash": "dot"}}
BREAK = {"symbol": "line-ns-open", "size": 15}


def draw_lines(view: Trend, colours: Mapping[str, str]) -> dict:
    """The figure of a trend: limits, then each place's segments, points, breaks and numbers, then targets."""
    figure: dict = {"data": [], "layout": base_layout(HEIGHT)}
    if not view.lines:
        return figure
    plan = _plan(view)
    rules, notes = draw_events(view, plan)
    limits, limit_notes = draw_limits(view, plan)
    figure["data"] += limits
    notes += limit_notes
    for line in view.lines:
        figure["data"] += [*_segments(line, colours[line.place_id]), _points(line, colours[line.place_id])]
    figure["data"] += [_diamond(mark, colours[mark.place_id]) for mark in view.targets]
    notes += [_end_note(line, plan) for line in _newest_lines(view)]
    notes += [_target_note(mark, plan) for mark in view.targets]
    for line in view.lines:
        figure["data"] += _breaks(line, colours[line.place_id], plan)
        figure["data"] += _turns(line, plan)
    figure["layout"] |= {"annotations": notes, "shapes": rules, "xaxis": year_axis(view, plan)}
    figure["layout"]["margin"] |= {"t": HEAD, "r": _right_margin(view, plan)}
    figure["layout"]["yaxis"] = {
        "range": [plan.bottom, plan.top],
        "zeroline": False,
        "automargin": True,
        "nticks": 7,
        "ticksuffix": "%" if view.unit == "%" else "",
    }
    return figure


def _plan(view: Trend) -> LabelPlan:
    """The axes, with the points and segments that no words may cover."""
    years = [p.year for line in view.lines for p in line.points] + [t.point.year for t in view.targets]
    low, high = min(years) - 0.6, max(years) + 0.6
    ahead = [step.start for step in view.limits if step.start > high - 0.6]
    high = max([high, *(start + 0.9 for start in ahead)])
    steps = [float(s.value) for s in view.limits if s.start < high and (s.end is None or s.end > low)]
    values = [float(p.value) for line in view.lines for p in line.points]
    values += [*(float(t.point.value) for t in view.targets), *steps]
    bottom = float(view.axis_start)
    top = max(values) + (max(values) - bottom) * 0.12
    plan = LabelPlan(low, high, bottom, top if top > bottom else bottom + 1, HEIGHT - HEAD - FOOT)
    for line in view.lines:
        for point in line.points:
            plan.keep_point(point.year, float(point.value))
        for join in line.joins:
            if join.grade in STROKES:
                plan.keep_segment(*((p.year, float(p.value)) for p in (join.older, join.newer)))
    for mark in view.targets:
        plan.keep_point(mark.point.year, float(mark.point.value))
    return plan


def _stroke(join: Join) -> str | None:
    """How the two points of a join are linked; None: not at all."""
    if join.grade not in ("same", "near"):
        return None
    return "gap" if join.is_gap else join.grade


def _segments(line: Line, colour: str) -> list[dict]:
    """A trace for each kind of stroke; None between its segments."""
    traces = []
    for name, stroke in STROKES.items():
        joins = [join for join in line.joins if _stroke(join) == name]
        if joins:
            traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "name": name,
                    "x": [x for join in joins for x in (join.older.year, join.newer.year, None)][:-1],
                    "y": [
                        y for join in joins for y in (float(join.older.value), float(join.newer.value), None)
                    ][:-1],
                    "connectgaps": False,
                    "line": {"color": colour, **stroke},
                    "hoverinfo": "skip",
                }
            )
    return traces


def _points(line: Line, colour: str) -> dict:
    """The figures; hollow ones are no exact published results."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name_line(line),
        "x": [point.year for point in line.points],
        "y": [float(point.value) for point in line.points],
        "text": [point.label for point in line.points],
        "hoverinfo": "text",
        "marker": {
            "symbol": ["circle-open" if point.hollow else "circle" for point in line.points],
            "color": colour,
            "size": 9,
            "line": {"width": 2, "color": colour},
        },
    }


def _breaks(line: Line, colour: str, plan: LabelPlan) -> list[dict]:
    """A short upright bar between neighbouring years that may not be compared, with two words on a desk."""
    joins = [join for join in line.joins if join.grade == "apart" and not join.is_gap]
    if not joins:
        return []
    at = [
        ((j.older.year + j.newer.year) / 2, (float(j.older.value) + float(j.newer.value)) / 2) for j in joins
    ]
    bar = {
        "type": "scatter",
        "mode": "markers",
        "name": "break",
        "x": [x for x, _ in at],
        "y": [y for _, y in at],
        "hoverinfo": "skip",
        "marker": BREAK | {"color": colour, "line": {"width": 2, "color": colour}},
    }
    words = [(x, y, join.words) for (x, y), join in zip(at, joins, strict=True)]
    return [bar, *_desk_words(words, plan, labels.DESK_WORDS)]


def _turns(line: Line, plan: LabelPlan) -> list[dict]:
    """The digits of the first, the highest and the lowest point, and of those that stand alone, on a desk.

    The last has its own label.
    """
    values = sorted(line.points, key=lambda point: point.value)
    joined = {point for join in line.joins if _stroke(join) for point in (join.older, join.newer)}
    alone = [point for point in line.points if point not in joined]
    named = dict.fromkeys((line.points[0], values[-1], values[0], *alone))
    words = [(float(p.year), float(p.value), p.digits) for p in named if p != line.points[-1]]
    return _desk_words(words, plan, labels.DESK_DIGITS)


def _desk_words(words: list[tuple[float, float, str]], plan: LabelPlan, font: dict) -> list[dict]:
    """Words beside points where they lie on nothing; a phone does not show them."""
    placed = [
        (year, value, text, offset)
        for year, value, text in words
        if text and (offset := plan.place(year, value, text, list(labels.AT_TURN), is_on_phone=False))
    ]
    if not placed:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "name": "words",
            "x": [year for year, *_ in placed],
            "y": [value for _, value, *_ in placed],
            "text": [text for _, _, text, _ in placed],
            "textposition": [labels.AT_TURN[offset] for *_, offset in placed],
            "marker": {"size": 12, "opacity": 0},  # keeps the words off the point
            "textfont": font,
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]


def _newest_lines(view: Trend) -> list[Line]:
    """The lines in the order in which their ends are named: the newest first, then the highest."""
    return sorted(view.lines, key=lambda line: (-line.points[-1].year, -line.points[-1].value))


def _end_words(line: Line) -> str:
    return " ".join(part for part in (line.place, line.scope_name, line.points[-1].digits) if part)


def _end_note(line: Line, plan: LabelPlan) -> dict:
    point = line.points[-1]
    return annotate(point.year, float(point.value), _end_words(line), labels.AT_END, plan) | {
        "font": labels.END_WORDS
    }


def _target_note(mark: TargetMark, plan: LabelPlan) -> dict:
    return annotate(mark.point.year, float(mark.point.value), mark.words, labels.AT_TARGET, plan)


def _diamond(mark: TargetMark, colour: str) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": mark.words,
        "x": [mark.point.year],
        "y": [float(mark.point.value)],
        "text": [mark.point.label],
        "hoverinfo": "text",
        "marker": {
            "symbol": "diamond-open",
            "size": 12,
            "line": {"width": 2.5, "color": colour},
            "color": colour,
        },
    }


def _right_margin(view: Trend, plan: LabelPlan) -> int:
    needed = [plan.room_at_right(line.points[-1].year, _end_words(line)) for line in view.lines]
    needed += [plan.room_at_right(mark.point.year, mark.words) for mark in view.targets]
    return 8 + round(max(needed, default=0))
