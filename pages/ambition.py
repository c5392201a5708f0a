"""Ambition: whether a year's targets ask for more than the city has done, and against which limits."""

from dashboard.ui import inputs
from dashboard.ui.blocks.bullets import show_ambition
from dashboard.ui.blocks.suggestions import show_place_hint
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import reserve_heading, show_heading, show_hint
from dashboard.ui.frame import open_page
from dashboard.ui.year_tabs import choose_target_year
from dashboard.views.targets.ambition import build_ambition, find_ambition_years, find_numbered_targets

run = open_page()

heading = reserve_heading()
places = inputs.choose_places(run)
found = run.remember(find_numbered_targets, places)
year = choose_target_year(run, find_ambition_years(found), needs_results=False)
view = run.remember(build_ambition, places, year, found) if year else None
with heading:
    show_heading(run, "ambition", view.title if view and view.table.rows else "")

if not places:
    show_place_hint(run, "hint.no_place")
elif view is None or not view.table.rows:
    show_hint(run, "hint.no_targets", places=run.text.join([run.place_name(p) for p in places]), year=year)
else:
    show_ambition(run, view)
    show_table(
        run, view.table, f"ambition-{year}", fold=run.text("targets.table", count=len(view.table.rows))
    )
    show_sources(run, view.table.claim_ids())
