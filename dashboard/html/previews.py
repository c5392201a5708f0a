"""The words of the banner of a preview, as HTML; the script stay.js knows a preview by it."""

from markupsafe import Markup

from dashboard.html.markup import fill


def render_preview_banner(sentence: str, source: str) -> Markup:
    """What is previewed, in one line, and quieter where it comes from."""
    return fill('<div class="cj-preview" role="status"><b>%s</b> <span>%s</span></div>', sentence, source)
