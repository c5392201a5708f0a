"""A sentence that may be quoted as it stands."""

from dashboard.html.quote import render_quote
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html


def show_quote(run: Run, sentence: str) -> None:
    """The sentence with a button that copies it; nothing where there is none."""
    if sentence:
        run.record.section.findings.append(sentence)
        show_html(render_quote(run.text("quote.title"), run.mark(sentence), run.text("quote.copy")))
