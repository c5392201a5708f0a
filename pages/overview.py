"""Overview: the newest headline figures of each chosen place, and what needs attention."""

from dashboard.ui import inputs
from dashboard.ui.blocks.cards import show_place_cards
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import show_attention, show_heading, show_hint
from dashboard.ui.frame import open_page
from dashboard.views.overview import build_overview

run = open_page()

show_heading(run, "overview")
places = inputs.choose_places(run)
view = build_overview(run, places)

if not places:
    show_hint(run, "hint.no_place")
for place in view.places:
    show_place_cards(run, place)
if places:
    show_attention(run, view.attention)
if view.table.rows:
    show_table(run, view.table, "overview")
    show_sources(run, view.table.claim_ids())
