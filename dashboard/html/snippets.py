"""Small pieces of HTML: numbers side by side, a picture, a frame, lines of text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dashboard.html.markup import fill, join
from dashboard.theme import find_shape


def render_dot(place: str, colours: Mapping[str, str]) -> Markup:
    """The mark of a place beside its name: colour and shape as in the charts."""
    template = '<i class="cj-dot cj-%s" style="background:%s"></i>'
    return fill(template, find_shape(place, colours), colours[place])


def render_notes(sentences: Sequence[str]) -> Markup:
    """Quiet sentences, one below the other."""
    return join(fill('<p class="cj-note">%s</p>', sentence) for sentence in sentences)


def render_links(
    introduction: str, links: Sequence[tuple[str, str]], comma: str, end: str, target: str = "_blank"
) -> Markup:
    """A quiet sentence that names things with their addresses; `target` is where a browser opens them."""
    template = '<a href="%s" target="%s" rel="noopener">%s</a>'
    names = escape(comma).join(fill(template, address, target, name) for name, address in links)
    return fill('<p class="cj-note">%s%s%s</p>', introduction, names, end)


def render_fold(summary: str, content: Markup, is_open: bool = False) -> Markup:
    """What is seldom read, behind one line; open on paper."""
    template = '<details class="cj-fold"%s><summary>%s</summary>%s</details>'
    return fill(template, Markup(" open") if is_open else "", summary, content)


def render_search(address: str, label: str, hidden: Sequence[tuple[str, str]]) -> Markup:
    """A field for words that leads to a page with them as `q`, and with the hidden codes."""
    codes = join(fill('<input type="hidden" name="%s" value="%s">', key, code) for key, code in hidden)
    template = (
        '<form class="cj-search" role="search" method="get" action="%s">%s'
        '<input type="search" name="q" maxlength="200" placeholder="%s" aria-label="%s"></form>'
    )
    return fill(template, address, codes, label, label)


def render_findings(sentences: Sequence[str]) -> Markup:
    """Sentences to quote, in a frame; nothing without any."""
    if not sentences:
        return Markup("")
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
        '<iframe src="%s" title="%s" width="100%%" height="420" style="border:0"></iframe>', link, title
    )


def render_chart_head(title: str, subtitle: str) -> Markup:
    """What a chart finds, and what is measured, above it; an empty title stands above already."""
    heading = fill('<h3 class="cj-chart-title">%s</h3>', title) if title else ""
    second = fill('<p class="cj-chart-subtitle">%s</p>', subtitle) if subtitle else ""
    return join([heading, second])


@dataclass(frozen=True)
class ChartActions:
    """The words on the buttons below a chart, in the reader's language."""

    copy_source: str
    save: str
    save_for_page: str
    save_for_slide: str
    save_as_svg: str
    copy_picture: str


def render_chart_foot(line: str, quotable: str, actions: ChartActions) -> Markup:
    """The source line, and buttons for the script take_away.js; `quotable` is the line with its link."""
    template = (
        '<div class="cj-source">%s <span class="cj-actions">'
        '<button type="button" data-action="copy-text" data-text="%s">%s</button>'
        "<details><summary>%s</summary>%s</details>"
        '<button type="button" class="cj-copy-picture" data-action="copy-picture">%s</button></span></div>'
    )
    pictures = join(
        fill('<button type="button" data-action="save" data-size="%s" data-format="%s">%s</button>', *each)
        for each in (
            ("page", "png", actions.save_for_page),
            ("slide", "png", actions.save_for_slide),
            ("page", "svg", actions.save_as_svg),
        )
    )
    return fill(template, line, quotable, actions.copy_source, actions.save, pictures, actions.copy_picture)


def render_page_link(label: str, link: str) -> Markup:
    """The way from a chart in a frame to its whole page, in a tab of its own."""
    template = '<p class="cj-source"><a href="%s" target="_blank" rel="noopener">%s</a></p>'
    return fill(template, link, label)


def render_brand(name: str, subject: str) -> Markup:
    """The name of the site and what it is about, at the top of the menu."""
    return fill('<p class="cj-brand"><b>%s</b><span>%s</span></p>', name, subject)


def render_quiet_line(sentence: str) -> Markup:
    """One small line."""
    return fill('<p class="cj-quiet">%s</p>', sentence)


def render_print_head(lines: Sequence[str]) -> Markup:
    """The lines at the head of a printed page; nothing on a screen."""
    paragraphs = join(fill("<p>%s</p>", line) for line in lines if line)
    return fill('<div class="cj-print">%s</div>', paragraphs)
