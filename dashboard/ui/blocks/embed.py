"""A chart by itself, for a frame of another site: chart first, then findings and a link to its page."""

from collections.abc import Sequence

from dashboard.html.snippets import render_page_link
from dashboard.html.style import render_style
from dashboard.page_record import ChartFrame
from dashboard.run import Run
from dashboard.ui.blocks.charts import show_chart
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.text import show_findings, show_hint, show_subheading

MOST_HEIGHT = 210  # pixels of a chart in a frame
FREE = 35  # pixels that a chart may have more where no findings stand below it


def show_embedded_chart(
    run: Run, sentences: Sequence[str], figure: dict, key: str, alt: str, frame: ChartFrame
) -> None:
    """One chart first, then its findings and the way to its page; all of it in a frame of 640 by 420."""
    show_html(render_style("embed"))
    show_subheading(run, frame.title)
    if figure["data"]:
        layout, most = figure["layout"], MOST_HEIGHT if sentences else MOST_HEIGHT + FREE
        low = {**figure, "layout": {**layout, "height": min(layout["height"], most)}}
        show_chart(run, low, key, alt, [], frame)
    else:
        show_hint(run, "embed.no_chart")
    show_findings(run, sentences)
    link = run.choices.full_link(run.record.codes(), lang=run.text.language)
    show_html(render_page_link(run.text("embed.open"), link))
