"""Shares of sections: rows of one axis, the newest numbers, a sentence to quote, and the table."""

from markupsafe import Markup

from dashboard.charts.networks import draw_networks, tabulate_networks
from dashboard.html.matrix import render_matrix
from dashboard.page_record import ChartFrame
from dashboard.run import Run
from dashboard.theme import assign_colours
from dashboard.ui import inputs
from dashboard.ui.blocks.charts import allow_embedding, show_chart
from dashboard.ui.blocks.embed import show_embedded_chart
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.quote import show_quote
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import show_notes, show_subheading
from dashboard.views.sections.network_parts import SectionNetworks
from dashboard.views.sections.section_networks import build_section_networks
from dashboard.views.trend.indicator_data import IndicatorData

CHART = "years"  # its key in the address of a frame


def show_section_networks(run: Run, data: IndicatorData, scopes: list[str], levels: dict[str, str]) -> None:
    """The shares of an indicator by level of network; in a frame of another site the chart alone."""
    view = run.remember(build_section_networks, data, scopes, levels)
    colours = assign_colours(data.places, run.catalogue.places)
    chart, alt = run.remember(_draw, view, colours), run.text("networks.alt", title=view.title)
    frame = ChartFrame(view.title, view.subtitle, view.table.claim_ids())
    if inputs.is_embedded():
        return show_embedded_chart(run, [], chart, CHART, alt, frame)
    show_subheading(run, view.title)
    if max((len(line.points) for row in view.rows for line in row.lines), default=0) > 2:
        show_chart(run, chart, CHART, alt, tabulate_networks(view, colours), frame)
        allow_embedding(run, CHART, view.title)
    show_quote(run, view.quote)
    show_html(run.remember(_render_newest, view))
    show_notes(run, view.remarks)
    show_table(run, view.table, CHART, fold=run.text("matrix.figures", count=len(view.table.rows)))
    show_sources(run, view.table.claim_ids())


def _draw(_: Run, view: SectionNetworks, colours: dict[str, str]) -> dict:
    return draw_networks(view, colours)


def _render_newest(run: Run, view: SectionNetworks) -> Markup:
    names = [run.place_name(place) for place in view.places]
    if len(names) > 2:
        names[0] = run.text("overview.reference", place=names[0])
    headings = [run.text("column.sections"), *names]
    if len(names) > 1:
        headings.append(run.text("column.comparable"))
    return render_matrix(view.newest, headings, run.text, run.choices.claim_link, view.title)
