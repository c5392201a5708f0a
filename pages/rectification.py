"""Rectification: each place's batches of issues and letters, side by side and never added up."""

from dashboard import controls, panels
from dashboard.charts.batches import batches
from dashboard.shell import open_page
from dashboard.views.rectification import AT_FIRST, places_reporting, rectification

page = open_page()

panels.heading(page.text("page.rectification"), page.text("rectification.about"))
places = controls.places(page, places_reporting(page)[:AT_FIRST])
view = rectification(page, places)

panels.remarks(view.remarks)
if view.bars:
    words = [page.text(f"column.{part}") for part in ("done", "under_way", "rest")]
    panels.chart(batches(view.bars, *words), "rectification", page.text("rectification.alt"))
if view.issues.rows:
    panels.subheading(page.text("rectification.issues"))
    panels.table(page, view.issues, "rectification")
if view.letters.rows:
    panels.subheading(page.text("rectification.letters"))
    panels.table(page, view.letters, "letters")
if not (view.issues.rows or view.letters.rows):
    panels.hint(page.text("hint.no_rectification"))
panels.sources(page, view.issues.claim_ids() + view.letters.claim_ids())
