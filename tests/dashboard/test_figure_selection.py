"""Years to choose from, the year to begin with, and the newest figures."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.models.claims import Figure
from dashboard.run import Run
from dashboard.views.matrix.figure_selection import (
    count_places,
    find_fullest_year,
    find_years,
    select_newest,
)
from dashboard.views.trend.indicator_data import find_indicator_data

PLACES = ["lakeside", "harbour", "millbrook"]


def figures(run: Run, *scopes: str, places: list[str] = PLACES) -> list[Figure]:
    return find_indicator_data(run, "pm25", places).figures_on(scopes)


def test_years_the_newest_first(make_run: Callable[..., Run]) -> None:
    assert find_years(figures(make_run("en"), "urban")) == [2025, 2024, 2022, 2021]
    assert find_years(figures(make_run("en"))) == []


def test_a_ranking_begins_with_the_year_of_most_places(make_run: Callable[..., Run]) -> None:
    assert find_fullest_year(figures(make_run("en"), "urban", "whole_city"), count_places) == 2025
    assert find_fullest_year(figures(make_run("en"), "urban", places=[]), count_places) is None
    (older,) = (f for f in figures(make_run("en"), "urban") if f.year == 2024)
    alone = replace(older, year=2026)
    assert find_fullest_year([*figures(make_run("en"), "urban"), alone], count_places) == 2025


def test_the_newest_figures_are_those_of_the_newest_year_published_ones_first(
    make_run: Callable[..., Run],
) -> None:
    published = [f for f in figures(make_run("en"), "urban") if f.place_id == "lakeside" and f.year == 2025]
    derived = [replace(f, kind="derived") for f in published]
    newer = [replace(f, kind="derived", year=2026) for f in published]
    assert select_newest([]) == []
    assert select_newest([*derived, *published]) == published
    assert select_newest(derived) == derived
    assert select_newest([*published, *newer]) == newer
    assert select_newest([*published, *newer], prefer_published=True) == published
