"""Audit: whether published arithmetic holds, what follows from it, and where documents disagree."""

from dashboard import page_record
from dashboard.ui import inputs
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import (
    show_counts,
    show_findings,
    show_heading,
    show_hint,
    show_note,
    show_subheading,
)
from dashboard.ui.frame import open_page
from dashboard.views.audit import build_audit, verdict_label
from dashboard.views.section_counts import build_section_counts

run = open_page()

show_heading(run.text("page.audit"), run.text("audit.about"))
left, right = inputs.side_by_side(2)
with left:
    places = inputs.choose_places_or_all(run)
with right:
    rules = inputs.choose_terms(run, "rule", "rule")
view = build_audit(run, places, rules)
counts = build_section_counts(run, places)

show_counts([(verdict_label(run, verdict), count) for verdict, count in view.counts.items()])
show_subheading(run.text("audit.fails"))
show_findings(view.findings or [run.text("audit.none_fails")])
show_subheading(run.text("audit.verdicts"))
if view.verdicts.rows:
    show_table(run, view.verdicts, "audit")
else:
    show_hint(run.text("hint.no_audit"))
show_subheading(run.text("audit.derived"))
show_note(run.text("audit.derived_about"))
if view.derived.rows:
    show_table(run, view.derived, "derived")
show_subheading(run.text("audit.counts"))
show_note(run.text("audit.counts_about"))
if counts.rows:
    show_table(run, counts, "section-counts")
show_subheading(run.text("audit.disagreements"))
if view.disagreements.rows:
    show_table(run, view.disagreements, "disagreements")
else:
    show_hint(run.text("audit.no_disagreement"))
show_sources(run, page_record.current().claim_ids())
