"""Tables that are made and sent when the reader opens their drawer: a page of few bytes at first.

What a drawer holds stands in the record of the page all the same: downloads and briefing have it.
"""

import streamlit as st

from dashboard.exports.download import Download
from dashboard.html.tables import render_table
from dashboard.page_record import Section
from dashboard.run import Run
from dashboard.table import Table
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.pagination import ROWS, page_name, page_of
from dashboard.ui.blocks.tables import show_downloads
from dashboard.ui.blocks.text import escape_markdown, show_note


def show_table_on_demand(
    run: Run, table: Table, key: str, summary: str, about: str = "", **parts: str
) -> None:
    """A closed drawer that makes its table when it is opened; nothing for a table without rows.

    The text of the key `summary` says what it holds, with its {count} of rows and further
    {parts}; that of `about`, inside, what
    to know of it. A link to a page of the table opens the drawer.
    """
    if table.rows:
        run.record.section.tables.append(table.part(0, ROWS))
        label = run.text(summary, count=len(table.rows), **parts)
        _show_drawer(run, run.record.section, table, key, label, run.text(about) if about else "")


@st.fragment
def _show_drawer(run: Run, section: Section, table: Table, key: str, label: str, about: str) -> None:
    drawer = st.expander(
        escape_markdown(label),
        expanded=run.choices.chosen(page_name(key)) is not None,
        on_change="rerun",
        key=run.choices.widget_key(f"drawer-{key}", run.text.language),
    )
    with drawer:
        if not drawer.open:
            show_note(run.text("drawer.closed"))  # read on paper, where closed drawers show what they hold
            return
        if about:
            show_note(about)
        page = page_of(run, table, key)
        show_html(render_table(page, run.choices.claim_link, label))
        show_downloads(run, Download(run, section, table), key)
