"""Sources: every document, the claims taken from it, and a search over all claims."""

from dashboard import controls, panels
from dashboard.shell import open_page
from dashboard.views.evidence import MOST, claim_page, documents

page = open_page()

panels.heading(page.text("page.sources"), page.text("sources.about"))
asked = controls.claim(page)
if asked:
    panels.claim(page, claim_page(page, asked))
source = controls.source(page)
words = controls.words(page, "q", page.text("control.search_claims"))
view = documents(page, source, words)

panels.subheading(page.text("sources.claims"))
if view.claims.rows:
    panels.table(page, view.claims, "claims")
else:
    panels.hint(page.text("hint.no_claims"))
if view.more:
    panels.hint(page.text("sources.more", most=MOST))
panels.subheading(page.text("sources.documents"))
panels.table(page, view.table, "sources")
