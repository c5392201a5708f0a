"""Colours and marks of figures: 3 : 1 or more on white and on dark, and each thing drawn is also named beside
its mark.

The first four colours are also told apart by readers who see no red or no green, the first three in grey.
"""

from collections.abc import Iterable, Mapping, Sequence

PALETTE = ("#3d7dcc", "#8c5f0c", "#96991e", "#8591b2", "#cc28a3", "#835b99", "#a52de5", "#de5be5")
SHAPES = ("circle", "square", "triangle-up")  # of points; a diamond is a target
QUIET = "#8a8f98"
RULE = "#808894"  # hairlines round and in tables, thinned
GROUND = {"light": "#ffffff", "dark": "#0f1720"}  # of a page, as in .streamlit/config.toml
INK, PAPER = "#10151b", "#ffffff"  # words on a coloured ground
SHADE = "#edeff2"  # behind the header of a printed table
GOOD, BAD, UNDER_WAY = "#0b7261", "#d64b3f", "#c08416"  # no city has such a colour
# Levels 1 to 6 of the air quality index, as HJ 633 sets them (4.4): on charts of levels alone.
AQI_LEVELS = ("#00e400", "#ffff00", "#ff7e00", "#ff0000", "#99004c", "#7e0023")
WORDS = 0.7  # share of a city's colour in words of it: with the page's ink they reach 4.5 : 1
SAME, NEAR = "#0b7261", "#8a5cc2"  # grades of comparability; apart is QUIET


def assign_colours(chosen: Sequence[str], all_places: Iterable[str]) -> dict[str, str]:
    """A colour for each chosen place, by its position in the catalogue, so that a city keeps its colour.

    Where two chosen places would meet in one colour, the later takes the next free one; where there are more
    places than colours, some share one and differ in shape (`find_shape`).
    """
    position = {place: index for index, place in enumerate(all_places)}
    taken: dict[str, str] = {}
    for place in chosen:
        ring = [PALETTE[(position[place] + step) % len(PALETTE)] for step in range(len(PALETTE))]
        taken[place] = next((colour for colour in ring if colour not in taken.values()), ring[0])
    return taken


def find_shape(place: str, colours: Mapping[str, str]) -> str:
    """The shape of a place's points: those that share a colour, of more than eight, differ by it."""
    alike = [code for code, colour in colours.items() if colour == colours[place]]
    return SHAPES[alike.index(place) % len(SHAPES)]


def word_colour(colour: str, ink: str = INK) -> str:
    """A city's colour with so much ink, as CSS mixes them in sRGB, that words in it are legible."""
    pairs = [[int(part[at : at + 2], 16) for at in (1, 3, 5)] for part in (colour, ink)]
    parts = (round(a * WORDS + b * (1 - WORDS)) for a, b in zip(*pairs, strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def base_layout(height: int, title: str = "") -> dict:
    """The look every figure shares. Fonts and ground come from the reader's theme."""
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 34 if title else 12, "b": 8},
        "title": {"text": title, "font": {"size": 15}, "x": 0, "xanchor": "left"},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "template": None,
    }
