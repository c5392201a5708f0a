"""A chart by itself, for a frame of another site: its title, its findings, its source, and the way to the whole page."""

from collections.abc import Sequence

import streamlit as st

from dashboard import address, queries, sheet
from dashboard.markup import EMBED_STYLE, html_source_line
from dashboard.page import Page
from dashboard.panels.charts import chart
from dashboard.panels.words import findings, hint, subheading

MOST = 2  # documents named; the rest is counted


def embed(page: Page, title: str, sentences: Sequence[str], figure: dict, key: str, alt: str, claim_ids: Sequence[str]) -> None:
    """One chart with its findings and a source line."""
    st.html(EMBED_STYLE)
    subheading(title)
    findings(sentences)
    if figure["data"]:
        chart(figure, key, alt)
    else:
        hint(page.text("embed.no_chart"))
    claims = queries.claims(page.warehouse, claim_ids)
    documents = dict.fromkeys(claims[claim].source_id for claim in claim_ids if claim in claims)
    named = [page.source(source) for source in list(documents)[:MOST]]
    more = page.text("embed.more", count=len(documents)) if len(documents) > MOST else ""
    told = page.text("embed.source", sources=page.text.listed(named) + more, date=page.build.data_on, build=page.build.content_hash[:8])
    link = address.here(sheet.current().codes(), lang=page.text.language)
    st.html(html_source_line(told, page.text("embed.open"), link))
