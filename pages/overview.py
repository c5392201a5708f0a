"""Overview: the newest headline figures of each chosen place, and what needs attention."""

from dashboard import controls, panels
from dashboard.shell import open_page
from dashboard.views.overview import overview

page = open_page()

panels.heading(page.text("page.overview"), page.text("overview.about"))
places = controls.places(page)
view = overview(page, places)

if not places:
    panels.hint(page.text("hint.no_place"))
for place in view.places:
    panels.place_cards(page, place)
if places:
    panels.attention(page, view.attention)
if view.table.rows:
    panels.table(page, view.table, "overview")
    panels.sources(page, view.table.claim_ids())
