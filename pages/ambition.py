"""Ambition: whether a year's targets ask for more than the city has done, and against which limits."""

from dashboard import controls, panels, queries
from dashboard.charts.margins import margins
from dashboard.shell import open_page
from dashboard.views.ambition import ambition_view, relation_words

page = open_page()

panels.heading(page.text("page.ambition"), page.text("ambition.about"))
left, right = controls.row(2)
with left:
    places = controls.places(page)
with right:
    year = controls.year(page, "year", queries.target_years(page.warehouse))
view = ambition_view(page, places, year)

if not places:
    panels.hint(page.text("hint.no_place"))
elif not view.table.rows:
    panels.hint(page.text("hint.no_targets", places=page.text.join([page.place(p) for p in places]), year=year))
else:
    panels.subheading(view.title)
    panels.findings(view.findings)
    panels.counts([(relation_words(page, relation), count) for relation, count in view.counts.items()])
    if view.distances:
        panels.chart(
            margins(view.distances, page.text("relation.tighter"), page.text("relation.looser")),
            "ambition",
            page.text("ambition.alt", title=view.title),
        )
    panels.table(page, view.table, f"ambition-{year}")
    panels.sources(page, view.table.claim_ids())
