"""Figures are valid for Plotly and draw what the view says: gaps, hollow marks, an axis a unit."""

from collections.abc import Callable
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from dashboard.charts.bars import draw_bars
from dashboard.charts.batches import draw_batches
from dashboard.charts.dots import draw_dots
from dashboard.charts.labels import make_labels, place_labels
from dashboard.charts.lines import draw_lines
from dashboard.charts.margins import draw_margins
from dashboard.queries.figures import fetch_places_with
from dashboard.run import Run
from dashboard.theme import BAD, GOOD, assign_colours
from dashboard.views.ambition import build_ambition
from dashboard.views.rectification import build_rectification, find_reporting_places
from dashboard.views.target_check import build_target_check
from tests.dashboard.excerpts import comparison_of, fullest, ranking_of, scopes_of, trend_of, years_of

PLACES = ["lakeside", "harbour", "millbrook"]
COLOURS = assign_colours(PLACES, PLACES)


def traces(figure: dict, mode: str) -> list[dict]:
    return [trace for trace in figure["data"] if trace.get("mode") == mode]


def valid(figure: dict) -> go.Figure:
    """Plotly's own check; it raises for any name or value that it does not know."""
    return go.Figure(figure)


def test_a_line_leaves_its_gaps_open(make_run: Callable[..., Run]) -> None:
    figure = draw_lines(trend_of(make_run("en"), "pm25", ["lakeside"], ["urban"]), COLOURS)
    valid(figure)
    new, old = sorted(traces(figure, "lines+markers"), key=lambda trace: -len(trace["x"]))
    assert (new["x"], new["y"], new["connectgaps"]) == (
        [2022, 2023, 2024, 2025],
        [33.0, None, 30.0, 28.5],
        False,
    )
    assert (old["x"], old["y"]) == ([2021], [36.0])
    assert old["marker"]["symbol"] == [f"{new['marker']['symbol'][0]}-open"]
    assert {trace["line"]["color"] for trace in (new, old)} == {COLOURS["lakeside"]}


def test_a_bridge_is_dotted_and_a_target_is_a_short_bar(make_run: Callable[..., Run]) -> None:
    figure = draw_lines(trend_of(make_run("en"), "pm25", ["lakeside"], ["urban"]), COLOURS)
    (bridge,) = [trace for trace in traces(figure, "lines") if trace["line"].get("dash") == "dot"]
    assert (bridge["x"], bridge["y"]) == ([2021, 2022], [36.0, 33.0])
    targets = traces(figure, "markers")
    assert sorted((trace["x"], trace["y"]) for trace in targets) == [([2025], [29.0]), ([2026], [29.0])]
    assert {trace["marker"]["symbol"] for trace in targets} == {"line-ew-open"}


def test_limits_are_steps_within_the_axis(make_run: Callable[..., Run]) -> None:
    figure = draw_lines(trend_of(make_run("en"), "pm25", ["lakeside"], ["urban"]), COLOURS)
    steps = [trace for trace in traces(figure, "lines") if trace["line"].get("dash") == "dash"]
    assert [trace["y"] for trace in steps] == [[35.0, 35.0], [30.0, 30.0]]
    low, high = figure["layout"]["xaxis"]["range"]
    assert all(low <= at <= high for trace in steps for at in trace["x"])
    assert steps[0]["x"][1] == pytest.approx(steps[1]["x"][0], abs=0.01)


def test_one_marker_a_scope_and_one_colour_a_place(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "pm25", PLACES, ["urban", "whole_city"])
    drawn = dict(
        zip(
            ((line.place_id, line.scope_id, line.basis_id) for line in view.lines),
            traces(draw_lines(view, COLOURS), "lines+markers"),
            strict=True,
        )
    )
    shapes = {
        scope: {
            trace["marker"]["symbol"][-1].removesuffix("-open")
            for key, trace in drawn.items()
            if key[1] == scope
        }
        for _, scope, _ in drawn
    }
    assert all(len(found) == 1 for found in shapes.values())
    assert shapes["urban"] != shapes["whole_city"]
    assert all(trace["line"]["color"] == COLOURS[place] for (place, _, _), trace in drawn.items())


def test_labels_at_the_ends_in_place_of_a_legend(make_run: Callable[..., Run]) -> None:
    view = trend_of(make_run("en"), "pm25", ["lakeside", "millbrook"], ["urban"])
    labels = make_labels(view, alone=False)
    assert {(point.year, place) for point, place, label in labels if label.startswith("Mini")} == {
        (2025, "lakeside"),
        (2025, "millbrook"),
    }
    heights = sorted(note["ay"] for note in place_labels(view, labels, COLOURS, 0.2) if note["x"] == 2025)
    assert all(above - below > 0.5 for below, above in pairwise(heights))
    assert draw_lines(view, COLOURS)["layout"]["showlegend"] is False


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
    assert [trace["text"] for trace in figure["data"]] == [["27 µg/m³"], ["28.5 µg/m³"], ["25 µg/m³"]]


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
    view = build_target_check(make_run("en"), PLACES, 2025)
    figure = draw_margins(view.distances, "better", "short")
    valid(figure)
    level, share = figure["data"]
    assert (level["x"], level["xaxis"], share["xaxis"]) == ([0.5], "x", "x2")
    assert share["x"] == [1.5, 1.5, 2.0, pytest.approx(-1.1)]
    assert share["marker"]["color"] == [GOOD, GOOD, GOOD, BAD]
    for number in ("", "2"):
        low, high = figure["layout"][f"xaxis{number}"]["range"]
        assert low == -high


def test_every_margin_has_a_bar_of_its_own(make_run: Callable[..., Run]) -> None:
    """Two targets on one indicator of one place, a range, must not be drawn over each other."""
    figure = draw_margins(build_target_check(make_run("en"), ["lakeside"], 2025).distances, "better", "short")
    for trace in figure["data"]:
        assert len(set(trace["y"])) == len(trace["y"])


def test_ambition_is_drawn_in_the_same_way(make_run: Callable[..., Run]) -> None:
    figure = draw_margins(build_ambition(make_run("en"), PLACES, 2026).distances, "tighter", "looser")
    valid(figure)
    assert [trace["x"] for trace in figure["data"]] == [[-0.5]]


def test_batches_are_shares_of_their_own_total(make_run: Callable[..., Run], warehouse) -> None:
    made = make_run("en", warehouse)
    view = build_rectification(made, find_reporting_places(made))
    figure = draw_batches(view.bars, "done", "under way", "rest")
    valid(figure)
    assert [trace["name"] for trace in figure["data"]] == ["done", "under way", "rest"]
    for parts in zip(*(trace["x"] for trace in figure["data"]), strict=True):
        assert sum(parts) == pytest.approx(100)


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
        draw_margins(build_target_check(make_run("en"), PLACES, 2025).distances, "a", "b"),
        draw_dots(comparison_of(make_run("en"), ["pm25"], PLACES).panels, COLOURS),
    ]
    kinds = {
        type(value) for figure in drawn for trace in figure["data"] for axis in "xy" for value in trace[axis]
    }
    assert kinds <= {int, float, str, type(None)}
