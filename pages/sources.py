"""Sources: every document, the claims taken from it, and a search over all claims."""

from dashboard.ui import inputs
from dashboard.ui.blocks.cards import show_claim
from dashboard.ui.blocks.tables import show_table
from dashboard.ui.blocks.text import show_heading, show_hint, show_subheading
from dashboard.ui.frame import open_page
from dashboard.views.claims import MOST, build_claim_page, build_documents

run = open_page()

show_heading(run.text("page.sources"), run.text("sources.about"))
asked = inputs.linked_claim(run)
if asked:
    show_claim(run, build_claim_page(run, asked))
source = inputs.choose_source(run)
words = inputs.enter_words(run, "q", run.text("control.search_claims"))
view = build_documents(run, source, words)

show_subheading(run.text("sources.claims"))
if view.claims.rows:
    show_table(run, view.claims, "claims")
else:
    show_hint(run.text("hint.no_claims"))
if view.more:
    show_hint(run.text("sources.more", most=MOST))
show_subheading(run.text("sources.documents"))
show_table(run, view.table, "sources")
