"""Targets: every target of a year against its result."""

from dashboard import controls, panels, queries
from dashboard.charts.margins import margins
from dashboard.shell import open_page
from dashboard.views.target_check import status_words, target_check

page = open_page()

panels.heading(page.text("page.targets"), page.text("targets.about"))
left, right = controls.row(2)
with left:
    places = controls.places(page)
with right:
    year = controls.year(page, "year", queries.target_years(page.warehouse))
view = target_check(page, places, year)

if not places:
    panels.hint(page.text("hint.no_place"))
elif not view.table.rows:
    panels.hint(page.text("hint.no_targets", places=page.text.join([page.place(p) for p in places]), year=year))
else:
    panels.subheading(view.title)
    panels.findings([view.finding])
    panels.counts([(status_words(page, status), count) for status, count in view.counts.items()])
    if view.distances:
        panels.chart(
            margins(view.distances, page.text("margin.better"), page.text("margin.worse")), "targets", page.text("targets.alt", title=view.title)
        )
    panels.table(page, view.table, f"targets-{year}")
    panels.sources(page, view.table.claim_ids())
