"""What to do where no place is chosen, or too few: a hint, and links that choose places."""

from collections.abc import Collection, Sequence

from dashboard.html.snippets import render_links
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.text import show_hint
from dashboard.views.reference.suggestions import suggest_places


def show_place_hint(
    run: Run, key: str, chosen: Sequence[str] = (), indicators: Collection[str] = (), **parts: object
) -> None:
    """The hint of a key, then places to choose: each a link to this page with its other choices kept."""
    show_hint(run, key, **parts)
    found = run.remember(suggest_places, chosen, list(indicators))
    links = [(one.label, run.choices.full_link({"place_id": ",".join(one.places)})) for one in found]
    comma, end = run.text.join(["", ""]), run.text("finding.end")
    show_html(render_links(run.text("suggestion.try"), links, comma, end, target="_self"))
