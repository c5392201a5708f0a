"""A figure ready to be sent to a page: with its pictures, its words escaped, checked by Plotly. Each is made
once, however often it is shown.
"""

import marshal
from hashlib import blake2b
from html import escape
from threading import Lock
from typing import Any

from cachetools import LRUCache, cached
from plotly.graph_objects import Figure

from dashboard.charts.frame import add_pictures

REMEMBERED = 8_000_000  # bytes of finished figures that are kept: some 300


class FinishedFigure(Figure):
    """A figure that Plotly has checked. `st.plotly_chart` asks a figure for its dictionary and checks a plain
    dictionary anew, which took a third of a rerun.

    Kept as bytes: small, safe from changes, and nothing that garbage collection looks through.
    """

    def __init__(self, content: bytes) -> None:  # Plotly's own is left out: it would check again
        self._content = content

    def to_dict(self) -> dict:
        return marshal.loads(self._content)


def _identify(*words_and_figure: Any) -> bytes:
    """What tells one figure from another: all of its content, so that none is ever out of date."""
    # Version 2: later ones write the same content differently, by where its parts lie in memory.
    return blake2b(marshal.dumps(words_and_figure, 2)).digest()


@cached(
    LRUCache(REMEMBERED, getsizeof=lambda figure: len(figure._content)),
    key=_identify,
    lock=Lock(),
)
def finish_figure(
    figure: dict, title: str, subtitle: str, source_line: str, link: str, file_name: str
) -> FinishedFigure:
    """The figure of a `draw_` function with what makes pictures of it (`add_pictures`), to be shown."""
    return make_figure(figure, title, subtitle, source_line, link, file_name)


def make_figure(
    figure: dict, title: str, subtitle: str, source_line: str, link: str, file_name: str
) -> FinishedFigure:
    """The same, kept nowhere: of a reader's own data."""
    whole = escape_words(add_pictures(figure, title, subtitle, source_line, link, file_name))
    return FinishedFigure(marshal.dumps(Figure(**whole).to_dict()))


def escape_words(part: Any) -> Any:
    """A figure, or a part of one, with its words escaped: Plotly would read <b> and <a href> as markup.

    A line break in a text becomes <br> after that, the one piece of markup that our texts need.
    """
    if isinstance(part, str):
        return escape(part, quote=False).replace("\n", "<br>")
    if isinstance(part, dict):
        return {key: escape_words(value) for key, value in part.items()}
    if isinstance(part, list) and not is_numeric(part):
        return [escape_words(value) for value in part]
    return part


def is_numeric(values: list) -> bool:
    """Whether a list holds numbers and gaps alone, as the coordinates of a trace do."""
    return all(value is None or isinstance(value, int | float) for value in values)
