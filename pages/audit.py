"""Audit: whether published arithmetic holds, what follows from it, and where documents disagree."""

from dashboard import controls, panels, sheet
from dashboard.shell import open_page
from dashboard.views.audit import audit_view, verdict_words
from dashboard.views.denominators import denominators

page = open_page()

panels.heading(page.text("page.audit"), page.text("audit.about"))
left, right = controls.row(2)
with left:
    places = controls.places_or_all(page)
with right:
    rules = controls.terms(page, "rule", "rule")
view = audit_view(page, places, rules)
counts = denominators(page, places)

panels.counts([(verdict_words(page, verdict), count) for verdict, count in view.counts.items()])
panels.subheading(page.text("audit.fails"))
panels.findings(view.findings or [page.text("audit.none_fails")])
panels.subheading(page.text("audit.verdicts"))
if view.verdicts.rows:
    panels.table(page, view.verdicts, "audit")
else:
    panels.hint(page.text("hint.no_audit"))
panels.subheading(page.text("audit.derived"))
panels.note(page.text("audit.derived_about"))
if view.derived.rows:
    panels.table(page, view.derived, "derived")
panels.subheading(page.text("audit.counts"))
panels.note(page.text("audit.counts_about"))
if counts.rows:
    panels.table(page, counts, "section-counts")
panels.subheading(page.text("audit.disagreements"))
if view.disagreements.rows:
    panels.table(page, view.disagreements, "disagreements")
else:
    panels.hint(page.text("audit.no_disagreement"))
panels.sources(page, sheet.current().claim_ids())
