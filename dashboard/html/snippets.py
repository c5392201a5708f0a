"""Small pieces of HTML: numbers side by side, a picture, a frame, lines of text."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from dashboard.html.markup import fill, join


def render_notes(sentences: Sequence[str]) -> Markup:
    """Quiet sentences, one below the other."""
    return join(fill('<p class="cj-note">%s</p>', sentence) for sentence in sentences)


def render_links(introduction: str, links: Sequence[tuple[str, str]], comma: str, end: str) -> Markup:
    """A quiet sentence that names things with their addresses."""
    template = '<a href="%s" target="_blank" rel="noopener">%s</a>'
    names = escape(comma).join(fill(template, address, name) for name, address in links)
    return fill('<p class="cj-note">%s%s%s</p>', introduction, names, end)


def render_findings(sentences: Sequence[str]) -> Markup:
    """Sentences to quote, in a frame."""
    lines = join(fill('<p class="cj-finding">%s</p>', sentence) for sentence in sentences)
    return fill('<div class="cj-findings">%s</div>', lines)


def render_counts(counts: Sequence[tuple[str, int]]) -> Markup:
    """A few numbers side by side, each with its word."""
    items = join(fill("<div><b>%s</b>%s</div>", count, name) for name, count in counts)
    return fill('<div class="cj-counts">%s</div>', items)


def render_image(address: str, description: str) -> Markup:
    """A picture that carries its own data, with its description for who cannot see it."""
    return fill('<img class="cj-qr" src="%s" alt="%s">', address, description)


def render_iframe(link: str, title: str) -> Markup:
    """What to paste into another site to show a chart there."""
    return fill(
        '<iframe src="%s" title="%s" width="100%%" height="640" style="border:0"></iframe>', link, title
    )


def render_source_line(sentence: str, label: str, link: str) -> Markup:
    """Where a chart comes from, and the way to the whole page."""
    template = '<p class="cj-source">%s <a href="%s" target="_blank" rel="noopener">%s</a></p>'
    return fill(template, sentence, link, label)


def render_print_head(lines: Sequence[str]) -> Markup:
    """The lines at the head of a printed page; nothing on a screen."""
    paragraphs = join(fill("<p>%s</p>", line) for line in lines if line)
    return fill('<div class="cj-print">%s</div>', paragraphs)
