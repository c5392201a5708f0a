"""A sentence to quote, with a button that copies it."""

from markupsafe import Markup

from dashboard.html.markup import fill


def render_quote(label: str, sentence: str, copy: str) -> Markup:
    """The sentence in a frame below its label; the page's script copies what stands in data-text."""
    template = (
        '<div class="cj-quote"><p class="cj-quote-label">%s</p><p>%s'
        ' <button type="button" data-action="copy-text" data-text="%s">%s</button></p></div>'
    )
    return fill(template, label, sentence, sentence, copy)
