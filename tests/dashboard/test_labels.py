"""Words of a chart of years: beside their points, and never on each other, a point, a limit or a rule."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations, pairwise
from random import Random

import pytest

from dashboard.charts.labels import (
    FRAMED,
    ON_PHONE,
    ON_WIDE,
    PHONE,
    RADIUS,
    WIDE,
    Axes,
    Label,
    LabelPlan,
    Spot,
    measure_text,
    place_labels,
)
from dashboard.charts.line_labels import NAMED_ENDS
from dashboard.charts.lines import FOOT, HEAD, draw_lines
from dashboard.charts.offsets import ABOVE, BELOW, RIGHT
from dashboard.run import Run
from dashboard.theme import PALETTE, PAPER, assign_colours, word_colour
from dashboard.views.trend.trend_parts import EventMark, Join, Line, Point, Step, TargetMark, Trend
from tests.dashboard.excerpts import scopes_of, trend_of
from tests.dashboard.test_theme import contrast

LOW = 210  # pixels of a chart in a frame
AXES = Axes(2019.5, 2026.5, 0, 100, 368)
NEAREST = 15  # pixels between a point and the words beside it


def spots(value: float, *offsets) -> list[Spot]:
    return [Spot(2025, value, offset) for offset in offsets]


def test_words_take_the_first_free_spot() -> None:
    plan = LabelPlan(AXES, (WIDE,))
    placed = [plan.place("50", 12, spots(50, ABOVE, BELOW)) for _ in range(3)]
    assert [spot and spot.offset for spot in placed] == [ABOVE, BELOW, None]


def test_a_line_keeps_words_off() -> None:
    plan = LabelPlan(AXES, (WIDE,))
    plan.keep((2024, 40), (2026, 70))
    spot = plan.place("Lakeside 50", 12, spots(50, ABOVE, BELOW))
    assert spot is not None and spot.offset is BELOW


def test_a_spot_with_room_on_a_narrower_chart_goes_before() -> None:
    plan = LabelPlan(AXES, (WIDE, 300))
    plan.keep((2026, 50), (2026, 50), RADIUS)
    spot = plan.place("Lakeside 50", 12, spots(50, RIGHT, ABOVE))
    assert spot is not None and spot.offset is ABOVE


def test_one_note_where_both_charts_agree_and_else_two() -> None:
    plans = LabelPlan(AXES, (WIDE,)), LabelPlan(AXES, (PHONE,))
    both = place_labels([Label("50", "50", spots(50, ABOVE))], *plans)
    apart = place_labels([Label("at most 80", "80", spots(80, ABOVE))], *plans)
    assert [(note["text"], note["font"]["weight"], note.get("name")) for note in both + apart] == [
        ("50", 403, None),
        ("at most 80", 401, None),
        ("80", 402, "phone"),
    ]


def test_the_words_of_the_real_chart_stand_beside_their_points(
    make_run: Callable[..., Run], warehouse
) -> None:
    made, places = make_run("zh", warehouse), ["suzhou", "jiaxing"]
    view = trend_of(made, "pm25", places, scopes_of(made, "pm25", places))
    figure = draw_lines(view, assign_colours(places, made.catalogue.places))
    wide = {note["text"]: note for note in notes_on(figure, WIDE)}
    for words in ("苏州 28", "嘉兴 26.8", "苏州2026目标\n不超过29"):
        assert wide[words]["showarrow"] is False
        assert abs(wide[words]["yshift"]) <= NEAREST
    assert {"限值35", "30（2026-03起）", "25（2031起）", "68", "39"} <= set(
        wide
    )  # 53 has no room beside the computed 52.8
    phone = {note["text"] for note in notes_on(figure, PHONE)}
    assert {"苏州 28", "嘉兴 26.8", "目标≤ 29", "25（2031起）"} <= phone
    assert not {"68", "53", "苏州2026目标\n不超过29"} & phone


@pytest.mark.parametrize("colour", PALETTE)
def test_words_in_a_colour_are_legible(colour: str) -> None:
    """On a saved picture; on a page the browser mixes the colour with its own ink in the same way."""
    assert contrast(word_colour(colour), PAPER) >= 4.5
    for ink, ground in (("#1b2733", "#ffffff"), ("#e6edf3", "#0f1720")):
        assert contrast(word_colour(colour, ink), ground) >= 4.5


@pytest.mark.parametrize("count", [1, 2, 4, 10])
@pytest.mark.parametrize("seed", range(12))
def test_no_words_lie_on_anything(count: int, seed: int) -> None:
    random = Random(1000 * count + seed)
    view = make_trend(random, count)
    colours = {line.place_id: PALETTE[at % len(PALETTE)] for at, line in enumerate(view.lines)}
    page, framed = draw_lines(view, colours), draw_lines(view, colours, LOW, (FRAMED,))
    for figure, width in ((page, WIDE), (page, PHONE), (framed, FRAMED)):
        boxes = {note_key(note): box_of(figure, note, width) for note in notes_on(figure, width)}
        for (one, box), (other, other_box) in combinations(boxes.items(), 2):
            assert not overlap(box, other_box), (one, other)
        for box in boxes.values():
            assert box[0] >= -0.5 and box[2] <= width + 0.5
            assert not any(overlap(box, mark) for mark in marks_of(figure, width))
        ends = [note for note in notes_on(figure, width) if note["font"]["weight"] > 700]
        assert len(ends) <= (count if count <= NAMED_ENDS else 3)
        if figure is page and count <= 2:
            assert len(ends) == count


def note_key(note: dict) -> tuple:
    return note["text"], note["x"], note["y"]


def notes_on(figure: dict, width: int) -> list[dict]:
    """The words that a chart of this width shows, without the names of periods above it."""
    hidden = ON_WIDE if width == PHONE else ON_PHONE
    return [
        note
        for note in figure["layout"]["annotations"]
        if note.get("yref") != "paper" and note["font"]["weight"] % 100 != hidden
    ]


def pixel(figure: dict, x: float, y: float, width: int) -> tuple[float, float]:
    layout = figure["layout"]
    (low, high), (bottom, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    across = (x - low) / (high - low) * (width - layout["margin"]["r"])
    return across, (y - bottom) / (top - bottom) * (layout["height"] - HEAD - FOOT)


def box_of(figure: dict, note: dict, width: int) -> tuple[float, float, float, float]:
    x, y = pixel(figure, note["x"], note["y"], width)
    x += note["ax"] if note["showarrow"] else note["xshift"]
    y += -note["ay"] if note["showarrow"] else note["yshift"]
    size = note["font"]["size"]
    wide, high = measure_text(note["text"], size), 1.3 * size * len(note["text"].split("\n"))
    left = x - {"left": 0.0, "center": wide / 2, "right": wide}[note["xanchor"]]
    lower = y - {"bottom": 0.0, "middle": high / 2, "top": high}[note["yanchor"]]
    return left, lower, left + wide, lower + high


def marks_of(figure: dict, width: int) -> Iterator[tuple[float, float, float, float]]:
    """Points, targets and limits as boxes."""
    for trace in figure["data"]:
        places = [pixel(figure, x, y, width) for x, y in zip(trace["x"], trace["y"], strict=True) if x]
        if trace["name"] == "limit":
            for (x, y), (end_x, end_y) in pairwise(places):
                yield min(x, end_x), min(y, end_y) - 0.1, max(x, end_x), max(y, end_y) + 0.1
        elif trace["mode"] == "markers" and trace["name"] != "break":
            for x, y in places:
                yield x - 5, y - 5, x + 5, y + 5


def overlap(one: tuple, other: tuple) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def make_trend(random: Random, count: int) -> Trend:
    """So many lines of random years and values near each other, with limits, an event and targets."""
    lines, targets = [], []
    for at in range(count):
        years = sorted(random.sample(range(2013, 2026), random.randint(1, 8)))
        points = [make_point(random, year) for year in years]
        joins = [
            Join(older, newer, random.choice(["same", "near", "apart"]), newer.year - older.year > 1, "apart")
            for older, newer in pairwise(points)
        ]
        lines.append(
            Line(f"place_{at}", None, random.choice(["苏州", "Jiaxing", "Hangzhou"]), "", points, joins)
        )
        if random.random() < 0.5:
            point = make_point(random, 2026)
            targets.append(TargetMark(f"place_{at}", "Suzhou target 2026\nat most 29", point, "target ≤ 29"))
    limits = [
        Step("old", "limit 35", Decimal(35), 2012.0, 2026.17),
        Step("new", "30 (from 2026-03)", Decimal(30), 2026.17, 2031.0),
        Step("later", "25 (from 2031)", Decimal(25), 2031.0, None),
    ]
    events = [
        EventMark("2018-09 standard to actual state", "", 2018.67),
        EventMark("2026-03 law", "", 2026.17),
    ]
    return Trend("", "", "", "", Decimal(15), lines, targets, limits[: random.randint(0, 3)], events)


def make_point(random: Random, year: int) -> Point:
    value = Decimal(random.randint(200, 450 if random.random() < 0.8 else 700)) / 10
    return Point(year, value, "", digits=str(value))
