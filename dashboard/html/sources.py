"""Where numbers come from, as HTML: the documents behind a page, and lines to cite one of them."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from dashboard.html.markup import fill, join
from dashboard.views.sources.source_list import SourcedDocument, SourcedNumber


def render_source_list(documents: Sequence[SourcedDocument], claim_link: Callable[[str], str]) -> Markup:
    """Documents, each with its numbers one after another; a number leads to its claim."""
    items = join(
        fill(
            "<li><b>%s</b> <span>%s</span><ul>%s</ul></li>",
            document.title,
            document.origin,
            join(_number(number, claim_link) for number in document.numbers),
        )
        for document in documents
    )
    return fill('<ul class="cj-sources">%s</ul>', items)


def _number(number: SourcedNumber, claim_link: Callable[[str], str]) -> Markup:
    template = '<li><a href="%s" target="_blank" rel="noopener">%s</a> %s%s</li>'
    confirmed = fill(" <small>%s</small>", number.confirmation) if number.confirmation else Markup()
    return fill(template, claim_link(number.claim_id), number.label, number.locator, confirmed)


def render_citations(title: str, lines: Sequence[str], copy_label: str, note: str) -> Markup:
    """Lines to cite a document by, each with a button for the script take_away.js; what to add to them."""
    button = '<button type="button" data-action="copy-text" data-text="%s">%s</button>'
    template = '<p>%s <span class="cj-actions">' + button + "</span></p>"
    rows = join(fill(template, line, line, copy_label) for line in lines)
    added = fill("<p>%s</p>", note) if note else Markup()
    return fill('<div class="cj-citations"><b>%s</b>%s%s</div>', title, rows, added)
