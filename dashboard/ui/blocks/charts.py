"""A chart in its frame: title and second line above, source below, with buttons to take it away."""

from collections.abc import Sequence

import streamlit as st

from dashboard.charts.finished import finish_figure, make_figure
from dashboard.html.snippets import ChartActions, render_chart_foot, render_chart_head
from dashboard.page_record import Chart, ChartFrame
from dashboard.run import Run
from dashboard.table import ChartData
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.tuning import pause_for_first_chart
from dashboard.views.sources.chart_sources import build_chart_source


def show_chart(
    run: Run, figure: dict, key: str, alt: str, data: Sequence[ChartData], frame: ChartFrame | None = None
) -> None:
    """A figure with its accessible name `alt`; `data` are the figure's numbers.

    The title is left out on the page where it is the heading above; pictures always have it.
    """
    section = run.record.section
    chart = Chart(key, alt, figure, data, frame or ChartFrame(section.title or run.record.title))
    is_first = not any(section.charts for section in run.record.sections)
    section.charts.append(chart)
    draw_chart(run, chart, section.title)
    if is_first:
        pause_for_first_chart()


def draw_chart(run: Run, chart: Chart, title_above: str) -> None:
    """A chart that stands in the record, in its frame."""
    frame = chart.frame
    source, link = build_chart_source(run, frame.claim_ids), run.choices.full_link({})
    title = "" if frame.title in (title_above, run.record.title) else frame.title
    if title or frame.subtitle:
        show_html(render_chart_head(title, frame.subtitle))
    site = run.text("chart.link", link=link)
    finish = make_figure if run.is_unshared else finish_figure
    finished = finish(
        chart.figure, run.mark(frame.title), frame.subtitle, source.line, site, source.file_name
    )
    st.plotly_chart(finished, key=chart.key, alt=chart.alt, config={"displaylogo": False})
    show_html(render_chart_foot(source.line, f"{source.line} {link}", _name_actions(run)))


def _name_actions(run: Run) -> ChartActions:
    names = ("copy_source", "save", "save_for_page", "save_for_slide", "save_as_svg", "copy_picture")
    return ChartActions(*(run.text(f"chart.{name}") for name in names))


def allow_embedding(run: Run, key: str, title: str) -> None:
    """Offer a chart for a frame of another site, by its key in the address."""
    run.record.embeddable[key] = title
