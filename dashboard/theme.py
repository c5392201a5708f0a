"""Colours and marks of figures: legible on white and on dark, told apart without colour by marker and label."""

from collections.abc import Iterable, Sequence

PALETTE = ("#1f77d0", "#d1600a", "#0f9d76", "#b5529c", "#8a6d3b", "#5b6ee1", "#c23b4b", "#5f7d8c")
SYMBOLS = {
    "circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲", "cross": "✚",
    "star": "★", "hexagon": "⬢", "triangle-down": "▼", "pentagon": "⬟", "x": "✖",
}  # fmt: skip
QUIET = "#8a8f98"
COURSE = "#2f81e6"  # the newest point of a small course
SHADE = "#edeff2"  # behind the header of a printed table
GOOD, BAD, UNDER_WAY = "#0f8a5f", "#c8372d", "#d1900a"


def colours(chosen: Sequence[str], all_places: Iterable[str]) -> dict[str, str]:
    """A colour for each chosen place, by its position in the catalogue, so that a city keeps its colour.

    Where two chosen places would meet in one colour, the later takes the next free one.
    """
    position = {place: index for index, place in enumerate(all_places)}
    taken: dict[str, str] = {}
    for place in chosen:
        ring = [PALETTE[(position[place] + step) % len(PALETTE)] for step in range(len(PALETTE))]
        taken[place] = next((colour for colour in ring if colour not in taken.values()), ring[0])
    return taken


def symbols(codes: Iterable[str]) -> dict[str, str]:
    """A marker for each code, in their order."""
    marks = list(SYMBOLS)
    return {code: marks[index % len(marks)] for index, code in enumerate(dict.fromkeys(codes))}


def glyphs(codes: Iterable[str]) -> dict[str, str]:
    """The same markers as characters, for a key in words."""
    return {code: SYMBOLS[symbol] for code, symbol in symbols(codes).items()}


def layout(height: int, title: str = "") -> dict:
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
