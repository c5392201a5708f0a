"""Sources: every document; what is new; of one document, or for some words, the claims."""

from dashboard.ui import inputs
from dashboard.ui.blocks.cards import show_claim
from dashboard.ui.blocks.new_claims import show_new_claims
from dashboard.ui.blocks.tables import show_table
from dashboard.ui.blocks.text import open_section, show_heading, show_hint
from dashboard.ui.frame import open_page
from dashboard.views.sources.claims import build_claim_page
from dashboard.views.sources.documents import MOST, build_documents
from dashboard.views.sources.new_claims import find_new_claims

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
view = run.remember(build_documents, source, words)
is_list = not (source or words)

if is_list:
    show_new_claims(run, run.remember(find_new_claims))
if view.table.rows:
    open_section(run, "sources.documents")
fold = run.text("sources.found", count=len(view.table.rows)) if view.is_search else ""
show_table(run, view.table, "sources", fold=fold, rows=30)
if not is_list:
    open_section(run, "sources.claims")
    show_table(run, view.claims, "claims", "hint.no_claims", rows=40)
if view.more:
    show_hint(run, "sources.more", most=MOST)
