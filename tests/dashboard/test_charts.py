"""Figures are valid for Plotly and draw what the view says: gaps, hollow marks, an axis a unit."""

from collections.abc import Callable

import plotly.graph_objects as go
import pytest

from dashboard.charts.bars import draw_bars
from dashboard.charts.batches import draw_batches
from dashboard.charts.dots import draw_dots
from dashboard.charts.lines import draw_lines
from dashboard.charts.margins import draw_margins
from dashboard.queries.figures import fetch_places_with
from dashboard.run import Run
from dashboard.theme import BAD, GOOD, assign_colours
from dashboard.views.rectification.rectification import build_rectification, find_reporting_places
from tests.dashboard.excerpts import (
    check_targets,
    comparison_of,
    fullest,
    ranking_of,
    scopes_of,
    trend_of,
    years_of,
)

PLACES = ["lakeside", "harbour", "millbrook"]
SCOPES = ["urban", "whole_city"]
COLOURS = assign_colours(PLACES, PLACES)


def traces(figure: dict, mode: str) -> list[dict]:
    return [trace for trace in figure["data"] if trace.get("mode") == mode]


def words(figure: dict) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def valid(figure: dict) -> go.Figure:
    """Plotly's own check; it raises for any name or value that it does not know."""
    return go.Figure(figure)


def test_a_line_is_thick_thin_dotted_or_broken(make_run: Callable[..., Run]) -> None:
    figure = draw_lines(trend_of(make_run("en"), "pm25", ["lakeside"], SCOPES), COLOURS)
    valid(figure)
    same, gap = (trace for trace in traces(figure, "lines") if trace["name"] in ("same", "gap"))
    assert (same["x"], same["y"], same["line"]["width"]) == ([2024, 2025], [30.0, 28.5], 3.2)
    assert (gap["x"], gap["line"]["dash"]) == ([2022, 2024], "dot")
    points, bar = (
        trace for trace in traces(figure, "markers") if trace["name"] in ("Mini Lakeside", "break")
    )
    assert points["x"] == [2021, 2022, 2024, 2025]
    assert points["marker"]["symbol"] == ["circle-open", "circle", "circle", "circle"]
    assert (bar["x"], bar["y"]) == ([2021.5], [34.5])
    assert {trace["line"]["color"] for trace in (same, gap)} == {COLOURS["lakeside"]}


def test_near_years_are_joined_thinly(make_run: Callable[..., Run]) -> None:
    figure = draw_lines(trend_of(make_run("en"), "waste_rate", ["lakeside"], ["all"]), COLOURS)
    (line,) = traces(figure, "lines")
    assert (line["name"], line["line"]["width"]) == ("near", 1.4)


def test_a_target_is_an_open_diamond_with_its_number(make_run: Callable[..., Run]) -> None:
    figure = draw_lines(trend_of(make_run("en"), "pm25", ["lakeside"], SCOPES), COLOURS)
    (target,) = [t for t in traces(figure, "markers") if t["marker"]["symbol"] == "diamond-open"]
    assert (target["x"], target["y"]) == ([2026], [29.0])
    assert words(figure).count("target ≤ 29") in (1, 2)  # one on both charts, or one each


def test_limits_are_steps_within_the_axis(make_run: Callable[..., Run]) -> None:
    figure = draw_lines(trend_of(make_run("en"), "pm25", ["lakeside"], SCOPES), COLOURS)
    (steps,) = [trace for trace in traces(figure, "lines") if trace["name"] == "limit"]
    assert steps["y"] == [35.0, 35.0, 30.0, 30.0]
    low, high = figure["layout"]["xaxis"]["range"]
    assert all(low <= at <= high for at in steps["x"])
    assert steps["x"][1] == pytest.approx(steps["x"][2], abs=0.01)
    assert {"limit 35", "30 (from 2025)"} <= set(words(figure))


def test_the_axis_reaches_a_limit_that_lies_ahead(make_run: Callable[..., Run], warehouse) -> None:
    made = make_run("zh", warehouse)
    scopes = list(made.catalogue.scopes)
    colours = assign_colours(["suzhou", "jiaxing"], made.catalogue.places)
    ahead = draw_lines(trend_of(made, "pm25", ["suzhou", "jiaxing"], scopes), colours)
    assert ahead["layout"]["xaxis"]["range"][1] > 2031
    assert {"30（2026-03起）", "25（2031起）", "2018-09 标况改实况"} <= set(words(ahead))
    none = draw_lines(trend_of(made, "good_day_ratio", ["suzhou", "jiaxing"], scopes), colours)
    assert none["layout"]["xaxis"]["range"][1] < 2026


def test_events_are_rules_within_the_axis(make_run: Callable[..., Run]) -> None:
    figure = draw_lines(trend_of(make_run("en"), "pm25", ["lakeside"], SCOPES), COLOURS)
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [2021.5, 2024.5, 2020.5]
    assert {"2022 to new state", "2025 New mini standard"} <= set(words(figure))


def test_each_line_is_named_at_its_end(make_run: Callable[..., Run]) -> None:
    figure = draw_lines(trend_of(make_run("en"), "pm25", PLACES, SCOPES), COLOURS)
    assert {"Mini Lakeside 28.5", "Mini Harbour 27", "Mini Millbrook 25"} <= set(words(figure))
    assert figure["layout"]["showlegend"] is False


def test_nothing_to_draw_is_an_empty_figure(make_run: Callable[..., Run]) -> None:
    figure = draw_lines(trend_of(make_run("en"), "section_share", ["millbrook"], []), COLOURS)
    valid(figure)
    assert figure["data"] == []


def test_bars_in_groups_below_each_other(make_run: Callable[..., Run]) -> None:
    figure = draw_bars(ranking_of(make_run("en"), "pm25", PLACES, ["urban"], 2025), COLOURS)
    valid(figure)
    assert [(trace["name"], trace["x"]) for trace in figure["data"]] == [
        ("Mini Harbour", [27.0]),
        ("Mini Lakeside", [28.5]),
        ("Mini Millbrook", [25.0]),
    ]
    at = [trace["y"][0] for trace in figure["data"]]
    assert at == sorted(at)
    titles = [note["y"] for note in figure["layout"]["annotations"]]
    assert titles[0] < at[0] < at[1] < titles[1] < at[2]
    assert figure["layout"]["xaxis"]["range"][0] == 0
    assert [trace["text"] for trace in figure["data"]] == [["27"], ["28.5"], ["25"]]


def test_a_derived_bar_is_hollow(make_run: Callable[..., Run]) -> None:
    figure = draw_bars(ranking_of(make_run("en"), "waste_rate", ["lakeside"], ["all"], 2024), COLOURS)
    assert [trace["marker"]["color"] for trace in figure["data"]] == ["rgba(0,0,0,0)"]


def test_a_strip_for_each_definition_with_an_axis_of_its_own(make_run: Callable[..., Run]) -> None:
    view = comparison_of(make_run("en"), ["pm25", "good_day_ratio"], ["lakeside", "harbour"], 2025, 2024)
    figure = draw_dots(view.panels, COLOURS)
    valid(figure)
    assert [trace["xaxis"] for trace in figure["data"]] == ["x", "x2"]
    assert {"xaxis", "xaxis2", "yaxis", "yaxis2"} <= set(figure["layout"])
    particles, good_days = figure["data"]
    assert (particles["x"], particles["text"]) == ([28.5, 27.0], ["28.5", "27"])
    assert figure["layout"]["yaxis"]["ticktext"] == ["Mini Lakeside", "Mini Harbour"]
    assert good_days["marker"]["symbol"] == ["circle", "circle-open"]


def test_margins_to_the_right_are_better_and_units_stand_apart(make_run: Callable[..., Run]) -> None:
    view = check_targets(make_run("en"), PLACES, 2025)
    figure = draw_margins(view.distances, "better", "short")
    valid(figure)
    level, share = figure["data"]
    assert (level["x"], level["xaxis"], share["xaxis"]) == ([0.5], "x", "x2")
    assert share["x"] == [1.5, 2.0, pytest.approx(-1.1)]
    assert share["marker"]["color"] == [GOOD, GOOD, BAD]
    for number in ("", "2"):
        low, high = figure["layout"][f"xaxis{number}"]["range"]
        assert low == -high


def test_every_margin_has_a_bar_of_its_own(make_run: Callable[..., Run]) -> None:
    """Two targets on one indicator of one place, a range, must not be drawn over each other."""
    figure = draw_margins(check_targets(make_run("en"), ["lakeside"], 2025).distances, "better", "short")
    for trace in figure["data"]:
        assert len(set(trace["y"])) == len(trace["y"])


def test_batches_are_shares_of_their_own_total(make_run: Callable[..., Run], warehouse) -> None:
    made = make_run("en", warehouse)
    view = build_rectification(made, find_reporting_places(made))
    figure = draw_batches(view.bars, "done", "under way", "rest")
    valid(figure)
    assert [trace["name"] for trace in figure["data"]] == ["done", "under way", "rest"]
    for parts in zip(*(trace["x"] for trace in figure["data"]), strict=True):
        assert sum(parts) == pytest.approx(100)
    names = [annotation["text"] for annotation in figure["layout"]["annotations"]]
    assert [name.replace("\n", " ") for name in names] == [bar.name for bar in view.bars]
    assert max(len(line) for name in names for line in name.split("\n")) <= 46  # as a phone is wide


def test_the_fullest_indicators_of_the_real_data_can_be_drawn(
    make_run: Callable[..., Run], warehouse
) -> None:
    made = make_run("zh", warehouse)
    every = list(made.catalogue.places)
    for indicator in fullest(made, 8):
        places = [place for place in every if place in fetch_places_with(warehouse, [indicator])]
        scopes, colour = scopes_of(made, indicator, places), assign_colours(places, every)
        valid(draw_lines(trend_of(made, indicator, places, scopes), colour))
        for year in years_of(made, indicator, places, scopes)[:1]:  # none where it is measured by the quarter
            valid(draw_bars(ranking_of(made, indicator, places, scopes, year), colour))
            valid(draw_dots(comparison_of(made, [indicator], places, year).panels, colour))
    assert "pm25" in fullest(made, 8)


def test_numbers_in_figures_are_plain_floats(make_run: Callable[..., Run]) -> None:
    """What goes to the browser as JSON."""
    view = trend_of(make_run("en"), "pm25", PLACES, ["urban", "whole_city"])
    drawn = [
        draw_lines(view, COLOURS),
        draw_bars(ranking_of(make_run("en"), "pm25", PLACES, ["urban"], 2025), COLOURS),
    ]
    drawn += [
        draw_margins(check_targets(make_run("en"), PLACES, 2025).distances, "a", "b"),
        draw_dots(comparison_of(make_run("en"), ["pm25"], PLACES).panels, COLOURS),
    ]
    kinds = {
        type(value) for figure in drawn for trace in figure["data"] for axis in "xy" for value in trace[axis]
    }
    assert kinds <= {int, float, str, type(None)}
