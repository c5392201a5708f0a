"""Headline figures as cards: the number with its claim, its change, its years as a small line, its target."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from itertools import pairwise

from markupsafe import Markup

from dashboard.html.markup import fill, join
from dashboard.theme import QUIET, TREND_DOT
from dashboard.views.overview import Card, Point

WIDTH, HEIGHT, EDGE = 200, 40, 5  # of the small line, in its own pixels
NEWEST, OTHER = (3.5, TREND_DOT), (2.5, QUIET)  # radius and colour of a dot
TONES = {True: "cj-better", False: "cj-worse", None: ""}


def render_cards(cards: Sequence[Card], claim_link: Callable[[str], str]) -> Markup:
    """The cards of one place; `claim_link` gives the address of a claim."""
    return fill('<div class="cj-cards">%s</div>', join(_card(card, claim_link) for card in cards))


def _card(card: Card, claim_link: Callable[[str], str]) -> Markup:
    address = claim_link(card.claim_id)
    value = fill('<a href="%s" target="_blank" rel="noopener">%s</a>', address, card.value)
    lines = [
        fill('<h4 class="cj-name">%s</h4>', card.name),
        fill('<p class="cj-value">%s <span>%s</span></p>', value, card.unit),
    ]
    if card.change:
        tone, base = TONES[card.better], card.base or ""
        lines.append(fill('<p class="cj-change %s"><b>%s</b> %s</p>', tone, card.change, base))
    lines += [fill("<p>%s</p>", line) for line in (card.about, card.target) if line]
    if len(card.history) > 1:
        first, last = card.history[0].year, card.history[-1].year
        template = '<p class="cj-course">%s<span>%s</span><span>%s</span></p>'
        lines.append(fill(template, _picture(card.history), first, last))
    return fill('<div class="cj-card">%s</div>', join(lines))


def _picture(points: Sequence[Point]) -> Markup:
    """The years as a small line, described by its numbers. Only years that follow each other are joined."""
    template = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s">%s</svg>'
    drawing = fill(template, WIDTH, HEIGHT, _lines(points))
    description = ", ".join(f"{point.year}: {point.label}" for point in points)
    address = "data:image/svg+xml;base64," + b64encode(drawing.encode()).decode()
    return fill('<img alt="%s" title="%s" src="%s">', description, description, address)


def _lines(points: Sequence[Point]) -> Markup:
    years, values = [point.year for point in points], [point.value for point in points]
    span, height = max(years) - min(years), max(values) - min(values)
    x = [EDGE + (WIDTH - 2 * EDGE) * (year - min(years)) / span for year in years]
    y = [
        HEIGHT / 2 if not height else EDGE + (HEIGHT - 2 * EDGE) * (max(values) - value) / height
        for value in values
    ]
    places = [(year, f"{x:.1f}", f"{y:.1f}") for year, x, y in zip(years, x, y, strict=True)]
    line = '<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="1.5"/>'
    lines = [
        fill(line, x1, y1, x2, y2, QUIET)
        for (year, x1, y1), (following, x2, y2) in pairwise(places)
        if following == year + 1
    ]
    dots = [
        fill('<circle cx="%s" cy="%s" r="%s" fill="%s"/>', x, y, *(NEWEST if year == years[-1] else OTHER))
        for year, x, y in places
    ]
    return join(lines + dots)
