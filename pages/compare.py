"""Compare: places side by side on the indicators that a reader chooses, the newest figures or one year's."""

from dashboard.theme import assign_colours
from dashboard.ui import inputs
from dashboard.ui.blocks.quantity_rows import show_folded_rows, show_panels, show_row_downloads, show_rows
from dashboard.ui.blocks.suggestions import show_place_hint
from dashboard.ui.blocks.tables import show_sources
from dashboard.ui.blocks.text import reserve_heading, show_heading, show_hint, show_note, show_remarks
from dashboard.ui.frame import open_page
from dashboard.ui.year_inputs import choose_years
from dashboard.views.quantities import comparison

run = open_page()

heading = reserve_heading()
left, middle, right = inputs.side_by_side(3)
with left:
    places = inputs.choose_places(run)
with middle:
    indicators = inputs.choose_indicators(run)
data = run.remember(comparison.find_comparison_data, indicators, places)
with right:
    year, base_year = choose_years(run, comparison.find_years(data))
view = run.remember(comparison.build_comparison, data, places, year, base_year)
with heading:
    show_heading(run, "compare", view.title)

if not indicators:
    show_hint(run, "hint.no_indicator")
elif len(places) < 2:
    show_place_hint(run, "hint.two_places" if places else "hint.no_place", places)
if view.note:
    show_note(view.note)
colours = assign_colours(places, run.catalogue.places)
show_rows(run, view.open_rows, colours, view.sentences)
show_folded_rows(run, view.folded_rows, colours)
show_remarks(run, view.remarks)
show_panels(run, view, colours)
show_row_downloads(run, view.table, "compare")
show_sources(run, view.table.claim_ids())
