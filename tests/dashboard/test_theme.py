"""A city keeps its colour, two cities never share one, and marks are told apart without colour."""

import tomllib
from collections.abc import Sequence
from itertools import combinations
from math import dist

import pytest

from dashboard.theme import (
    BAD,
    GOOD,
    GROUND,
    INK,
    NEAR,
    PALETTE,
    PAPER,
    QUIET,
    SAME,
    UNDER_WAY,
    assign_colours,
    base_layout,
    find_shape,
)
from tests.source_code import ROOT


def test_the_ground_is_that_of_the_settings() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    assert {scheme: theme[scheme]["backgroundColor"] for scheme in GROUND} == GROUND


PLACES = [f"place_{number}" for number in range(30)]


def test_a_city_keeps_its_colour() -> None:
    assert assign_colours([PLACES[3]], PLACES) == {PLACES[3]: PALETTE[3]}
    assert assign_colours([PLACES[5], PLACES[3]], PLACES)[PLACES[3]] == PALETTE[3]


def test_chosen_cities_never_share_a_colour() -> None:
    for pair in combinations(PLACES, 2):
        assert len(set(assign_colours(pair, PLACES).values())) == 2
    first = PLACES[:: len(PALETTE)] + PLACES[1:5]
    assert len(set(assign_colours(first[: len(PALETTE)], PLACES).values())) == len(PALETTE)


def test_more_cities_than_colours_still_get_one() -> None:
    assert set(assign_colours(PLACES, PLACES)) == set(PLACES)


@pytest.mark.parametrize("ground", ["#ffffff", "#0f1720"])
@pytest.mark.parametrize("colour", [*PALETTE, GOOD, BAD, UNDER_WAY, QUIET, SAME, NEAR])
def test_a_mark_stands_out_on_light_and_on_dark(colour: str, ground: str) -> None:
    """WCAG 1.4.11: three to one for the parts of a chart."""
    assert contrast(colour, ground) >= 3


@pytest.mark.parametrize(("words", "ground"), [(PAPER, GOOD), (INK, UNDER_WAY), (INK, QUIET)])
def test_words_on_a_coloured_ground_are_legible(words: str, ground: str) -> None:
    """WCAG 1.4.3."""
    assert contrast(words, ground) >= 4.5


# What dichromats see, in linear RGB: Viénot, Brettel and Mollon 1999, "Digital video colourmaps for checking
# the legibility of displays by dichromats". Grey is the luminance alone.
VISIONS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranopia": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


@pytest.mark.parametrize(
    ("vision", "first"), [("full", 8), ("protanopia", 4), ("deuteranopia", 4), ("grey", 3)]
)
def test_the_first_cities_are_told_apart_by_every_eye(vision: str, first: int) -> None:
    """In Oklab, where 0.02 is a difference that is just seen; further cities are told apart by their names at
    the marks.
    """
    assert min(apart(one, other, vision) for one, other in combinations(PALETTE[:first], 2)) > 0.06


@pytest.mark.parametrize("vision", VISIONS)
def test_good_and_bad_are_told_apart_by_every_eye(vision: str) -> None:
    assert min(apart(one, other, vision) for one, other in combinations((GOOD, BAD, UNDER_WAY), 2)) > 0.04


def test_a_layout_is_new_each_time() -> None:
    base_layout(100)["margin"]["l"] = 99
    assert base_layout(100)["margin"]["l"] != 99
    assert base_layout(100)["height"] == 100


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    return times(((0.2126, 0.7152, 0.0722),), linear(colour))[0]


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def apart(one: str, other: str, vision: str) -> float:
    """The distance of two colours in Oklab (B. Ottosson 2020) as an eye of that kind sees them."""
    return dist(
        *(
            oklab([max(0.0, part) for part in times(VISIONS[vision], linear(colour))])
            for colour in (one, other)
        )
    )


def oklab(rgb: Sequence[float]) -> list[float]:
    cones = times(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        rgb,
    )
    return times(
        (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        ),
        [cone ** (1 / 3) for cone in cones],
    )


def test_places_that_share_a_colour_differ_in_shape() -> None:
    places = [f"place_{number}" for number in range(len(PALETTE) + 2)]
    colours = assign_colours(places, places)
    assert [find_shape(place, colours) for place in places] == ["circle"] * len(PALETTE) + ["square"] * 2
    marks = [(colours[place], find_shape(place, colours)) for place in places]
    assert len(set(marks)) == len(places)
