"""Cards: one claim in full, the card of the data."""

from collections.abc import Sequence

import streamlit as st

from dashboard.html.audit_cards import render_audit_cards
from dashboard.html.snippets import render_findings, render_links
from dashboard.html.sources import render_citations
from dashboard.html.tables import render_facts
from dashboard.run import Run
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.text import escape_markdown
from dashboard.views.audit.audit_cards import AuditCard
from dashboard.views.sources.claims import ClaimPage


def show_data_card(run: Run) -> None:
    """Date, size and build of the data, at the foot of the menu."""
    st.caption(
        run.text("app.data", date=run.build.data_on, count=run.build.claims, build=run.build.content_hash[:8])
    )


def show_claim(run: Run, view: ClaimPage) -> None:
    """One claim in full, above the list."""
    with st.container(border=True):
        st.subheader(escape_markdown(view.title), anchor=False)
        if view.follows:
            links = [(name, run.choices.claim_link(claim_id)) for claim_id, name in view.follows_from]
            show_html(render_findings([view.follows]))
            show_html(render_links(run.text("claim.follows_from"), links, run.text.clauses(["", ""]), ""))
        show_html(render_facts(view.facts))
        lines = (run.mark(view.citation.gbt_7714), run.mark(view.citation.english))
        note = run.text("claim.access_date") if view.citation.needs_access_date else ""
        show_html(render_citations(run.text("claim.cite"), lines, run.text("claim.copy"), note))
        if view.address:
            st.link_button(run.text("claim.open"), view.address, icon=":material/open_in_new:")


def show_audit_cards(run: Run, cards: Sequence[AuditCard]) -> None:
    """What does not hold or surprises, in words with the claims it rests on."""
    run.record.section.findings.extend(
        run.text("audit.card", about=card.subject, sentence=card.sentence) for card in cards
    )
    show_html(render_audit_cards(cards, run.choices.claim_link))
