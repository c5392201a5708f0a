"""Targets: every target of a year against its result."""

from dashboard.ui import inputs
from dashboard.ui.blocks.bullets import show_targets
from dashboard.ui.blocks.suggestions import show_place_hint
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import reserve_heading, show_heading, show_hint
from dashboard.ui.frame import open_page
from dashboard.ui.year_tabs import choose_target_year
from dashboard.views.targets.target_check import build_target_check
from dashboard.views.targets.target_years import find_target_years, find_targets

run = open_page()

heading = reserve_heading()
places = inputs.choose_places(run)
targets = run.remember(find_targets, places)
year = choose_target_year(run, find_target_years(targets))
view = run.remember(build_target_check, places, year, targets) if year else None
with heading:
    show_heading(run, "targets", view.title if view else "")

if not places:
    show_place_hint(run, "hint.no_place")
elif view is None or not view.targets:
    show_hint(run, "hint.no_targets", places=run.text.join([run.place_name(p) for p in places]), year=year)
else:
    show_targets(run, view)
    show_table(run, view.table, f"targets-{year}", fold=run.text("targets.table", count=len(view.table.rows)))
    show_sources(run, view.table.claim_ids())
