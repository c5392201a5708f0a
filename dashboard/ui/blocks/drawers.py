"""Tables and sections that are made and sent when the reader opens their drawer: a small page at first.

What a drawer holds stands in the record of the page all the same: downloads and briefing have it.
"""

from collections.abc import Callable

import streamlit as st

from dashboard.exports.download import Download
from dashboard.html.markup import join
from dashboard.html.snippets import render_findings, render_notes
from dashboard.html.tables import render_table
from dashboard.page_record import Section
from dashboard.run import Run
from dashboard.table import Table
from dashboard.ui.blocks.charts import draw_chart
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.pagination import ROWS, page_name, page_of
from dashboard.ui.blocks.tables import show_downloads
from dashboard.ui.blocks.text import escape_markdown, show_note

OPEN = "open"  # of drawers, in the address: the page has every drawer open, to be printed


def show_table_on_demand(
    run: Run, table: Table, key: str, summary: str, about: str = "", **parts: str
) -> None:
    """A table; nothing without rows. A link to a page of the table opens the drawer.

    The text of the key `summary` says what it holds, with its {count} of rows and further {parts}; that of
    `about`, inside, what to know of it.
    """
    if not table.rows:
        return
    section, label = run.record.section, run.text(summary, count=len(table.rows), **parts)
    section.tables.append(table.part(0, ROWS))

    def show_content() -> None:
        if about:
            show_note(run.text(about))
        show_html(render_table(page_of(run, table, key), run.choices.claim_link, label))

    with st.container(key=f"cj-fold-{key}"):
        _show_drawer(run, key, label, show_content, is_open=run.choices.chosen(page_name(key)) is not None)
        show_downloads(run, Download(run, section, table), key)


def show_section_on_demand(run: Run, section: Section, key: str, label: str) -> None:
    """The sentences, charts and the table of a section, which stands in the record from now on."""
    run.record.sections.append(section)

    def show_content() -> None:
        remarks = [f"≠ {remark}" for remark in section.remarks]
        if words := join([render_findings(section.findings), render_notes([*remarks, *section.notes])]):
            show_html(words)
        for chart in section.charts:
            draw_chart(run, chart, section.title)
        for table in section.tables:
            show_html(render_table(table, run.choices.claim_link, section.title))

    with st.container(key=f"cj-fold-{key}"):
        _show_drawer(run, key, label, show_content)
        for table in section.tables:
            show_downloads(run, Download(run, section, table), key)


def _show_drawer(
    run: Run, key: str, label: str, show_content: Callable[[], None], is_open: bool = False
) -> None:
    """A drawer, open where the link says that all are: what is open is on paper."""
    run.record.has_drawers = True
    _draw_drawer(run, key, label, show_content, is_open or run.choices.chosen("drawers") == OPEN)


@st.fragment
def _draw_drawer(run: Run, key: str, label: str, show_content: Callable[[], None], is_open: bool) -> None:
    drawer = st.expander(
        escape_markdown(label),
        expanded=is_open,
        on_change="rerun",
        key=run.choices.widget_key(f"drawer-{key}", run.text.language),
    )
    with drawer:
        if drawer.open:
            show_content()
        else:
            show_note(run.text("drawer.closed"))  # read on paper, where closed drawers show what they hold
