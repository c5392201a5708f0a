"""A city keeps its colour, two cities never share one, and marks are told apart without colour."""

from itertools import combinations

import pytest

from dashboard.theme import BAD, GOOD, PALETTE, QUIET, SYMBOLS, colours, glyphs, layout, symbols

PLACES = [f"place_{number}" for number in range(30)]


def test_a_city_keeps_its_colour() -> None:
    assert colours([PLACES[3]], PLACES) == {PLACES[3]: PALETTE[3]}
    assert colours([PLACES[5], PLACES[3]], PLACES)[PLACES[3]] == PALETTE[3]


def test_chosen_cities_never_share_a_colour() -> None:
    for pair in combinations(PLACES, 2):
        assert len(set(colours(pair, PLACES).values())) == 2
    first = PLACES[:: len(PALETTE)] + PLACES[1:5]
    assert len(set(colours(first[: len(PALETTE)], PLACES).values())) == len(PALETTE)


def test_more_cities_than_colours_still_get_one() -> None:
    assert set(colours(PLACES, PLACES)) == set(PLACES)


def test_marks_differ_and_have_their_character() -> None:
    codes = [f"scope_{number}" for number in range(len(SYMBOLS))]
    assert len(set(symbols([*codes, *codes]).values())) == len(SYMBOLS)
    assert glyphs(codes) == {code: SYMBOLS[symbol] for code, symbol in symbols(codes).items()}


@pytest.mark.parametrize("ground", ["#ffffff", "#0f1720"])
@pytest.mark.parametrize("colour", [*PALETTE, GOOD, BAD, QUIET])
def test_a_mark_stands_out_on_light_and_on_dark(colour: str, ground: str) -> None:
    """WCAG 1.4.11: three to one for the parts of a chart."""
    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_a_layout_is_new_each_time() -> None:
    layout(100)["margin"]["l"] = 99
    assert layout(100)["margin"]["l"] != 99
    assert layout(100)["height"] == 100


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
