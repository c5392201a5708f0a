"""What a chart means for each place, in a few sentences: cards side by side, or lines where they are many."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from dashboard.html.grades import render_grade
from dashboard.html.markup import fill, join
from dashboard.html.snippets import render_dot
from dashboard.views.trend.trend_cards import AnswerCard

MOST_CARDS = 6


def render_answers(
    cards: Sequence[AnswerCard],
    colours: Mapping[str, str],
    text: Callable[..., str],
    claim_link: Callable[[str], str],
) -> Markup:
    """The cards of the places and of their pair; more than six are the lines of a list.

    `claim_link` gives the address of a claim, `text` names grades and the reference.
    """
    parts = [(_title(card, colours, text), _sentences(card, claim_link)) for card in cards]
    if len(cards) > MOST_CARDS:
        rows = join(fill("<dt>%s</dt><dd>%s</dd>", title, sentences) for title, sentences in parts)
        return fill('<dl class="cj-answer-rows">%s</dl>', rows)
    card = '<div class="cj-answer"><h4>%s</h4>%s</div>'
    return fill('<div class="cj-answers">%s</div>', join(fill(card, *part) for part in parts))


def _title(card: AnswerCard, colours: Mapping[str, str], text: Callable[..., str]) -> Markup:
    return join(
        [
            render_dot(card.place_id, colours) if card.place_id else "",
            text("overview.reference", place=card.title) if card.is_reference else card.title,
            " ",
            render_grade(text, card.grade) if card.grade else "",
        ]
    )


def _sentences(card: AnswerCard, claim_link: Callable[[str], str]) -> Markup:
    """A paragraph of the sentences, the first of which leads to its claim."""
    first, *others = card.lines
    if card.claim_id:
        link = '<a href="%s" target="_blank" rel="noopener">%s</a>'
        return fill("<p>%s %s</p>", fill(link, claim_link(card.claim_id), first), " ".join(others))
    return fill("<p>%s</p>", " ".join(card.lines))
