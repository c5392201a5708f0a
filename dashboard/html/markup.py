"""How HTML is made: literal templates, and values that are escaped where they enter.

A template is a LiteralString: pyright refuses one that holds any other text. `Markup.format` would escape as
well, but takes four times as long, which a page of thousands of cells would feel.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import LiteralString

from markupsafe import Markup, escape


def fill(template: LiteralString, *values: object) -> Markup:
    """A template with a value for each %s in it; a value that is not HTML already is escaped."""
    return Markup(template % tuple(map(escape, values)))


def join(parts: Iterable[object]) -> Markup:
    """Parts one after another; a part that is not HTML already is escaped."""
    return Markup("".join(map(escape, parts)))


def read_own_file(name: str) -> Markup:
    """A file beside this module as it stands: ours, and no text of a reader or of data."""
    return Markup((Path(__file__).parent / Path(name).name).read_text("utf-8"))
