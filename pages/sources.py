"""Sources: every document, the claims taken from it, and a search over all claims."""

from dashboard.ui import inputs
from dashboard.ui.blocks.cards import show_claim
from dashboard.ui.blocks.tables import show_table
from dashboard.ui.blocks.text import open_section, show_heading, show_hint
from dashboard.ui.frame import open_page
from dashboard.views.claims import MOST, build_claim_page, build_documents

run = open_page()

show_heading(run, "sources")
claim_id = inputs.linked_claim(run)
if claim_id:
    show_claim(run, build_claim_page(run, claim_id))
left, right = inputs.side_by_side(2)
with left:
    words = inputs.enter_search(run, "control.search_claims")
with right:
    source = inputs.choose_source(run)
view = build_documents(run, source, words)

open_section(run, "sources.claims")
show_table(run, view.claims, "claims", "hint.no_claims")
if view.more:
    show_hint(run, "sources.more", most=MOST)
open_section(run, "sources.documents")
show_table(run, view.table, "sources")
