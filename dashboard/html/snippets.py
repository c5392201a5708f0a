"""Small pieces of HTML: numbers side by side, a picture, a frame, lines of text. Every text is escaped."""

from collections.abc import Sequence
from html import escape


def render_notes(sentences: Sequence[str]) -> str:
    """Quiet sentences, one below the other."""
    return "".join(f'<p class="cj-note">{escape(sentence)}</p>' for sentence in sentences)


def render_findings(sentences: Sequence[str]) -> str:
    """Sentences to quote, in a frame."""
    told = "".join(f'<p class="cj-finding">{escape(sentence)}</p>' for sentence in sentences)
    return f'<div class="cj-findings">{told}</div>'


def render_counts(numbers: Sequence[tuple[str, int]]) -> str:
    """A few numbers side by side, each with its word."""
    return f'<div class="cj-counts">{"".join(f"<div><b>{number}</b>{escape(name)}</div>" for name, number in numbers)}</div>'


def render_image(address: str, told: str) -> str:
    """A picture that carries its own data."""
    return f'<img class="cj-qr" src="{escape(address)}" alt="{escape(told)}">'


def render_iframe(link: str, title: str) -> str:
    """What to paste into another site to show a chart there."""
    return f'<iframe src="{escape(link)}" title="{escape(title)}" width="100%" height="640" style="border:0"></iframe>'


def render_source_line(told: str, words: str, link: str) -> str:
    """Where a chart comes from, and the way to the whole page."""
    return f'<p class="cj-source">{escape(told)} <a href="{escape(link)}" target="_blank" rel="noopener">{escape(words)}</a></p>'


def render_print_head(lines: Sequence[str]) -> str:
    """The lines at the head of a printed page; nothing on a screen."""
    return f'<div class="cj-print">{"".join(f"<p>{escape(line)}</p>" for line in lines if line)}</div>'
