"""The style sheets of pages, paper and frames: CSS files beside this module, in the theme's colours."""

from functools import cache
from typing import Literal

from markupsafe import Markup

from dashboard.html.markup import fill, join, read_own_file
from dashboard.theme import BAD, GOOD, NEAR, QUIET, RULE, SAME

StyleSheet = Literal["page", "print", "embed"]


@cache
def render_style(*names: StyleSheet) -> Markup:
    """One style element with these style sheets, in order; the colours are custom properties of the app."""
    template = (
        ".stApp { --cj-good: %s; --cj-bad: %s; --cj-rule: %s;"
        " --cj-same: %s; --cj-near: %s; --cj-apart: %s; }\n"
    )
    colours = fill(template, GOOD, BAD, RULE, SAME, NEAR, QUIET)
    return fill("<style>\n%s%s</style>", colours, join(map(_read_css, names)))


def _read_css(name: StyleSheet) -> Markup:
    return read_own_file(f"{name}.css")
