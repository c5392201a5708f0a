"""What a chart means for each place, in a few sentences: cards side by side, or lines where they are many."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from dashboard.html.grades import render_grade
from dashboard.html.markup import fill, join
from dashboard.views.trend.trend_cards import AnswerCard

MOST_CARDS = 6


def render_answers(
    cards: Sequence[AnswerCard],
    colours: Mapping[str, str],
    text: Callable[..., str],
    claim_link: Callable[[str], str],
) -> Markup:
    """The cards of the places and of their pair; more than six are the lines of a list.

    `claim_link` gives the address of a claim, `text` the name of a grade.
    """
    parts = [(_title(card, colours, text), _sentences(card, claim_link)) for card in cards]
    if len(cards) > MOST_CARDS:
        rows = join(fill("<dt>%s</dt><dd>%s</dd>", title, sentences) for title, sentences in parts)
        return fill('<dl class="cj-answer-rows">%s</dl>', rows)
    card = '<div class="cj-answer"><h4>%s</h4>%s</div>'
    return fill('<div class="cj-answers">%s</div>', join(fill(card, *part) for part in parts))


def _title(card: AnswerCard, colours: Mapping[str, str], text: Callable[..., str]) -> Markup:
    dot = '<i class="cj-dot" style="background:%s"></i>'
    return join(
        [
            fill(dot, colours[card.place_id]) if card.place_id else "",
            card.title,
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
