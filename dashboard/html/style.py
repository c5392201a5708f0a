"""The style sheets of pages, paper and frames: CSS files beside this module, in the theme's colours."""

from functools import cache
from pathlib import Path
from typing import Literal

from markupsafe import Markup

from dashboard.html.markup import fill, join
from dashboard.theme import BAD, GOOD, RULE

StyleSheet = Literal["page", "print", "embed"]


@cache
def render_style(*names: StyleSheet) -> Markup:
    """One style element with these style sheets, in order; the colours are custom properties of the app."""
    colours = fill(".stApp { --cj-good: %s; --cj-bad: %s; --cj-rule: %s; }\n", GOOD, BAD, RULE)
    return fill("<style>\n%s%s</style>", colours, join(map(_read_css, names)))


def _read_css(name: StyleSheet) -> Markup:
    """A style sheet as it stands in its file: ours, and no text of a reader or of data."""
    return Markup((Path(__file__).parent / name).with_suffix(".css").read_text("utf-8"))
