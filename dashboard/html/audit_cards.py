"""What does not hold or surprises in the audit, as cards: words first, then the numbers with their claims."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from dashboard.html.markup import fill, join
from dashboard.views.audit.audit_cards import AuditCard


def render_audit_cards(cards: Sequence[AuditCard], claim_link: Callable[[str], str]) -> Markup:
    """The cards in a grid; `claim_link` gives the address of a claim."""
    return fill('<div class="cj-audit-cards">%s</div>', join(_card(card, claim_link) for card in cards))


def _card(card: AuditCard, claim_link: Callable[[str], str]) -> Markup:
    link = '<p class="cj-audit-link"><a href="%s" target="_blank" rel="noopener">%s</a></p>'
    links = join(fill(link, claim_link(claim_id), label) for claim_id, label in card.links)
    template = (
        '<section class="cj-audit-card"><p class="cj-audit-subject"><span>%s</span> %s</p>'
        "<p>%s</p>%s</section>"
    )
    return fill(template, card.label, card.subject, card.sentence, links)
