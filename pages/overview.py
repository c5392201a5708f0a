"""Overview: how the chosen places stand on the headline quantities, and what may be said of them."""

from dashboard.theme import assign_colours
from dashboard.ui import inputs
from dashboard.ui.blocks.quantity_rows import show_confirmed_share, show_row_downloads, show_rows, show_tiles
from dashboard.ui.blocks.suggestions import show_place_hint
from dashboard.ui.blocks.tables import show_sources
from dashboard.ui.blocks.text import reserve_heading, show_heading, show_hint, show_note, show_search
from dashboard.ui.frame import open_page
from dashboard.views.quantities.overview import build_overview

run = open_page()

heading = reserve_heading()
left, right = inputs.side_by_side(1, with_more=True)
with left:
    places = inputs.choose_places(run)
with right:
    show_search(run)
view = run.remember(build_overview, places)
with heading:
    show_heading(run, "overview", view.title)

if not places:
    show_place_hint(run, "hint.no_place")
elif not view.rows:
    show_hint(run, "overview.no_figures")
if view.note:
    show_note(view.note)
show_rows(run, view.rows, assign_colours(places, run.catalogue.places), view.sentences)
if places:
    show_tiles(run, view.tiles)
show_row_downloads(run, view.table, "overview")
show_confirmed_share(run, view.confirmed, places)
show_sources(run, view.table.claim_ids())
