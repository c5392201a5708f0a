"""Tables with their downloads, and the claims behind their numbers."""

from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.exports import FORMS
from dashboard.exports.download import Download
from dashboard.html.sources import render_source_list
from dashboard.html.tables import render_table
from dashboard.run import Run
from dashboard.table import Table
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.pagination import ROWS, page_of
from dashboard.ui.blocks.text import escape_markdown, show_hint
from dashboard.views.sources.file_names import name_table_file
from dashboard.views.sources.source_list import SourcedDocument, build_source_list


def show_table(
    run: Run, table: Table, key: str, hint: str = "", fold: str = "", rows: int = ROWS, is_even: bool = False
) -> None:
    """A real HTML table, its numbers linked to their claims, with its downloads.

    Of a long table a page of `rows` at a time; a download holds all rows. Without rows, only the hint of a
    key. `fold`: what to read on a closed drawer with the table inside; it is open on paper, and its downloads
    stand at the end of its line. `is_even`: columns as wide as each other on a wide screen.
    """
    if not table.rows:
        if hint:
            show_hint(run, hint)
        return
    section = run.record.section
    around = f"cj-fold-{key}" if fold else f"cj-even-{key}" if is_even else ""
    with st.container(key=around) if around else nullcontext():
        with st.expander(escape_markdown(fold)) if fold else nullcontext():
            page = page_of(run, table, key, rows)
            section.tables.append(page)
            show_html(run.remember(_render_table, page, section.title or run.record.title))
        show_downloads(run, Download(run, section, table), key)


def _render_table(run: Run, table: Table, title: str) -> Markup:
    return render_table(table, run.choices.claim_link, title)


@st.fragment
def show_downloads(run: Run, download: Download, key: str) -> None:
    """The button; the downloads behind it are made when the reader opens it."""
    language = run.text.language
    drawer = st.popover(
        run.text("download.table"),
        icon=":material/download:",
        type="tertiary",
        on_change="rerun",
        key=run.choices.widget_key(f"files-{key}", language),
    )
    if not drawer.open:
        return
    with drawer:
        name = name_table_file(run, download.table, key)
        for form, (write, mime) in FORMS.items():
            st.download_button(
                run.text(f"download.{form}"),
                partial(write, download),
                f"{name}.{form}",
                mime,
                key=run.choices.widget_key(f"{key}-{form}", language),
                on_click="ignore",
                icon=":material/download:",
                type="tertiary",
            )


def show_sources(run: Run, claim_ids: Sequence[str]) -> None:
    """The documents behind the numbers, folded; each number is one click from its claim, which says the rest:
    scope, basis, printed value.
    """
    documents = run.remember(build_source_list, claim_ids)
    if documents:
        count = sum(len(document.numbers) for document in documents)
        with st.expander(run.text("panel.sources", documents=len(documents), count=count)):
            show_html(run.remember(_render_sources, documents))


def _render_sources(run: Run, documents: Sequence[SourcedDocument]) -> Markup:
    return render_source_list(documents, run.choices.claim_link)
