"""How HTML is made: literal templates, and values that are escaped where they enter.

A template is a LiteralString: pyright refuses one that holds any other text. `Markup.format` would escape as
well, but takes four times as long, which a page of thousands of cells would feel.
"""

from collections.abc import Iterable
from typing import LiteralString

from markupsafe import Markup, escape


def fill(template: LiteralString, *values: object) -> Markup:
    """A template with a value for each %s in it; a value that is not HTML already is escaped."""
    return Markup(template % tuple(map(escape, values)))


def join(parts: Iterable[object]) -> Markup:
    """Parts one after another; a part that is not HTML already is escaped."""
    return Markup("".join(map(escape, parts)))
