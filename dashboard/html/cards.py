"""Headline figures as cards: the number with its claim, how it changed, its course and its target. Every text is escaped."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from itertools import pairwise

from dashboard.theme import QUIET, TREND_DOT
from dashboard.views.overview import Card, Point

WIDTH, HEIGHT, EDGE = 200, 40, 5  # of the picture of a course, in its own pixels
TONES = {True: "cj-better", False: "cj-worse", None: ""}


def render_cards(cards: Sequence[Card], link: Callable[[str], str]) -> str:
    """The cards of one place; `link` gives the address of a claim."""
    return f'<div class="cj-cards">{"".join(_card(card, link) for card in cards)}</div>'


def _card(card: Card, link: Callable[[str], str]) -> str:
    value = f'<a href="{escape(link(card.claim_id))}" target="_blank" rel="noopener">{escape(card.value)}</a>'
    lines = [
        f'<h4 class="cj-name">{escape(card.name)}</h4>',
        f'<p class="cj-value">{value} <span>{escape(card.unit)}</span></p>',
    ]
    if card.change:
        lines.append(
            f'<p class="cj-change {TONES[card.better]}"><b>{escape(card.change)}</b> {escape(card.base or "")}</p>'
        )
    lines += [f"<p>{escape(line)}</p>" for line in (card.about, card.target) if line]
    if len(card.course) > 1:
        first, last = card.course[0].year, card.course[-1].year
        lines.append(
            f'<p class="cj-course">{_picture(card.course)}<span>{first}</span><span>{last}</span></p>'
        )
    return f'<div class="cj-card">{"".join(lines)}</div>'


def _picture(course: Sequence[Point]) -> str:
    """The course as a picture whose words are its numbers; only years that follow each other are joined."""
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{_lines(course)}</svg>'
    told = ", ".join(f"{point.year}: {point.label}" for point in course)
    return f'<img alt="{escape(told)}" title="{escape(told)}" src="data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}">'


def _lines(course: Sequence[Point]) -> str:
    years, values = [point.year for point in course], [point.value for point in course]
    span, height = max(years) - min(years), max(values) - min(values)
    x = [EDGE + (WIDTH - 2 * EDGE) * (year - min(years)) / span for year in years]
    y = [
        HEIGHT / 2 if not height else EDGE + (HEIGHT - 2 * EDGE) * (max(values) - value) / height
        for value in values
    ]
    at = list(zip(years, x, y, strict=True))
    joined = [
        f'<line x1="{a:.1f}" y1="{b:.1f}" x2="{c:.1f}" y2="{d:.1f}" stroke="{QUIET}" stroke-width="1.5"/>'
        for (year, a, b), (following, c, d) in pairwise(at)
        if following == year + 1
    ]
    dots = [
        f'<circle cx="{a:.1f}" cy="{b:.1f}" r="{3.5 if year == years[-1] else 2.5}" fill="{TREND_DOT if year == years[-1] else QUIET}"/>'
        for year, a, b in at
    ]
    return "".join(joined + dots)
