"""Tiles side by side: a heading that leads to the page that has all of it, and two sentences at most."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.html.markup import fill, join


def render_tiles(tiles: Sequence[tuple[str, Sequence[str], str]]) -> Markup:
    """Each tile is its heading, its sentences, and the address of its page."""
    return fill('<div class="cj-tiles">%s</div>', join(_tile(*tile) for tile in tiles))


def _tile(heading: str, sentences: Sequence[str], address: str) -> Markup:
    lines = join(fill("<p>%s</p>", sentence) for sentence in sentences)
    return fill('<div><h2><a href="%s" target="_self">%s</a></h2>%s</div>', address, heading, lines)
