"""The style sheets of pages, paper and frames: CSS files beside this module, in the theme's colours."""

from functools import cache
from typing import Literal

from markupsafe import Markup

from dashboard.html.markup import fill, join, read_own_file
from dashboard.theme import (
    BAD,
    GOOD,
    GROUND,
    NEAR,
    PALETTE,
    QUIET,
    RULE,
    SAME,
    UNDER_WAY,
    WORDS,
    word_colour,
)

StyleSheet = Literal[
    "frame", "page", "tables", "rows", "matrix", "bullets", "progress", "draft", "print", "embed", "uploads"
]


@cache
def render_style(*names: StyleSheet) -> Markup:
    """One style element with these style sheets, in order; the colours are custom properties of the app."""
    colours = {
        "good": GOOD,
        "bad": BAD,
        "rule": RULE,
        "same": SAME,
        "near": NEAR,
        "apart": QUIET,
        "under-way": UNDER_WAY,
        "paper": f"light-dark({GROUND['light']}, {GROUND['dark']})",
    }
    lines = join(fill("--cj-%s: %s; ", name, colour) for name, colour in colours.items())
    words = join(map(_style_words, PALETTE)) if "page" in names else ""
    return fill("<style>\n.stApp { %s}\n%s%s</style>", lines, join(map(_read_css, names)), words)


def render_place_words(add_place: str) -> Markup:
    """The quiet words after the chosen places, as a custom property."""
    return fill('<style>.stApp { --cj-add-place: "%s"; }</style>', add_place)


def render_upload_words(choose: str, limits: str, drop: str, refused: str) -> Markup:
    """The words of a field that takes a file, as custom properties, and the style that shows them."""
    words = {"choose": choose, "limits": limits, "drop": drop, "refused": refused}
    lines = join(fill('--cj-upload-%s: "%s"; ', name, word) for name, word in words.items())
    # Of the whole document: a popover stands outside of the app.
    return fill("<style>:root { %s}\n%s</style>", lines, _read_css("uploads"))


def _style_words(colour: str) -> Markup:
    """Words of a chart in a city's colour, mixed with the ink of the reader's theme. They are known by the
    colour that a saved picture has.
    """
    red, green, blue = (int(word_colour(colour)[at : at + 2], 16) for at in (1, 3, 5))
    return fill(
        '.js-plotly-plot .main-svg text[style*="fill: rgb(%s, %s, %s)"] '
        "{ fill: color-mix(in srgb, %s %s%%, currentColor) !important; }\n",
        red,
        green,
        blue,
        colour,
        round(100 * WORDS),
    )


def _read_css(name: StyleSheet) -> Markup:
    return read_own_file(f"{name}.css")
