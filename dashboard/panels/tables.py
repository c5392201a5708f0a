"""Tables, with the ways to take them away, and the claims behind their numbers."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import address, sheet
from dashboard.exports import FORMS, Extract
from dashboard.markup import PRINT_STYLE, STYLE, html_table
from dashboard.page import Page
from dashboard.panels.charts import picture_format
from dashboard.panels.parts import part
from dashboard.views.evidence import evidence
from dashboard.views.table import Table


def table(page: Page, table: Table, key: str) -> None:
    """A real HTML table, its numbers linked to their claims, with the ways to take it away.

    Of a long one a part at a time; what is taken away is whole.
    """
    here = sheet.current()
    shown = part(page, table, key)
    here.part.tables.append(shown)
    st.html(html_table(shown, address.claim_link, here.part.title or here.title))
    _files(page, Extract(page, here, here.part, table), key)


@st.fragment
def _files(page: Page, extract: Extract, key: str) -> None:
    """The button; the ways to take the table away are made when the reader opens it."""
    language = page.text.language
    drawer = st.popover(
        page.text("download.table"), icon=":material/download:", type="tertiary", on_change="rerun", key=address.widget(f"files-{key}", language)
    )
    if not drawer.open:
        return
    with drawer:
        for form, (write, mime) in FORMS.items():
            st.download_button(
                page.text(f"download.{form}"), partial(write, extract),
                f"chengjing-{key}-{page.build.data_on}-{page.build.content_hash[:8]}.{form}", mime,
                key=address.widget(f"{key}-{form}", language), on_click="ignore", icon=":material/download:", type="tertiary",
            )  # fmt: skip
        if extract.part.charts:
            picture_format(page, key)


def sources(page: Page, claim_ids: Sequence[str]) -> None:
    """One click from every number to its claim: document, locator, scope, basis, printed value."""
    ids = list(dict.fromkeys(claim_ids))
    if ids:
        with st.expander(page.text("panel.sources", count=len(ids)), icon=":material/fact_check:"):
            st.html(html_table(evidence(page, ids), address.claim_link))


def style() -> None:
    """The look of tables and of paper; drawn once a run."""
    st.html(STYLE + PRINT_STYLE)
