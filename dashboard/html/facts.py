"""What follows from a few numbers, as cards side by side; and the frame of an example."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.html.markup import fill, join
from dashboard.html.snippets import render_fold
from dashboard.views.this_year.answer import Fact


def render_facts_row(facts: Sequence[Fact]) -> Markup:
    """A card a fact: what it is, the number large, what to know of it."""
    card = (
        '<div class="cj-fact cj-tone-%s"><p class="cj-fact-label">%s</p><p class="cj-fact-amount">%s</p>'
        '<p class="cj-fact-about">%s</p></div>'
    )
    cards = (fill(card, fact.tone or "plain", fact.label, fact.amount, fact.about) for fact in facts)
    return fill('<div class="cj-facts-row">%s</div>', join(cards))


def render_example(label: str, warning: str, sentence: str) -> Markup:
    """An invented case: a hatched frame, no button to copy it."""
    template = (
        '<div class="cj-example"><p><b class="cj-example-label">%s</b> %s</p>'
        '<p class="cj-example-words">%s</p></div>'
    )
    return fill(template, label, warning, sentence)


def render_warnings(title: str, few: Sequence[str], more: str, rest: Sequence[str]) -> Markup:
    """Warnings below a title; the `rest` behind a line that says how many `more` there are."""
    fold = render_fold(more, _paragraphs(rest)) if rest else ""
    return fill('<div class="cj-warnings"><p><b>%s</b></p>%s%s</div>', title, _paragraphs(few), fold)


def _paragraphs(sentences: Sequence[str]) -> Markup:
    return join(fill("<p>%s</p>", sentence) for sentence in sentences)


def render_faults(sentences: Sequence[str]) -> Markup:
    """What is wrong with what was typed, to be read out at once."""
    return fill('<div class="cj-faults" role="alert">%s</div>', _paragraphs(sentences))
