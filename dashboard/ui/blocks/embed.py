"""A chart by itself, for a frame of another site: title, findings, sources, and a link to the whole page."""

from collections.abc import Sequence

from dashboard.html.snippets import render_source_line
from dashboard.html.style import render_style
from dashboard.queries.claims import fetch_claims
from dashboard.run import Run
from dashboard.ui.blocks.charts import show_chart
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.text import show_findings, show_hint, show_subheading

MOST = 2  # documents named; the rest is counted


def show_embedded_chart(
    run: Run, title: str, sentences: Sequence[str], figure: dict, key: str, alt: str, claim_ids: Sequence[str]
) -> None:
    """One chart with its findings and a source line."""
    show_html(render_style("embed"))
    show_subheading(run, title)
    show_findings(run, sentences)
    if figure["data"]:
        show_chart(run, figure, key, alt, [])
    else:
        show_hint(run, "embed.no_chart")
    claims = fetch_claims(run.warehouse, claim_ids)
    documents = dict.fromkeys(claims[claim].source_id for claim in claim_ids if claim in claims)
    named = [run.source_title(source) for source in list(documents)[:MOST]]
    more = run.text("embed.more", count=len(documents)) if len(documents) > MOST else ""
    sources = run.text(
        "embed.source",
        sources=run.text.clauses(named) + more,
        date=run.build.data_on,
        build=run.build.content_hash[:8],
    )
    link = run.choices.full_link(run.record.codes(), lang=run.text.language)
    show_html(render_source_line(sources, run.text("embed.open"), link))
