"""Audit: whether published arithmetic holds, what follows from it, and where documents disagree."""

from dashboard.ui import inputs
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import open_section, show_counts, show_findings, show_heading, show_notes
from dashboard.ui.frame import open_page
from dashboard.views.audit import build_audit, verdict_label
from dashboard.views.section_counts import build_section_counts

run = open_page()

show_heading(run, "audit")
left, right = inputs.side_by_side(2)
with left:
    places = inputs.choose_places_or_all(run)
with right:
    rules = inputs.choose_terms(run, "rule", "rule")
view = build_audit(run, places, rules)
counts = build_section_counts(run, places)

show_counts([(verdict_label(run, verdict), count) for verdict, count in view.counts.items()])
open_section(run, "audit.fails")
show_findings(run, view.findings or [run.text("audit.none_fails")])
if view.networks:
    open_section(run, "audit.networks", "audit.networks_about")
    show_notes(run, view.networks)
open_section(run, "audit.verdicts")
show_table(run, view.verdicts, "audit", "hint.no_audit")
open_section(run, "audit.derived", "audit.derived_about")
show_table(run, view.derived, "derived")
open_section(run, "audit.counts", "audit.counts_about")
show_table(run, counts, "section-counts")
open_section(run, "audit.disagreements")
show_table(run, view.disagreements, "disagreements", "audit.no_disagreement")
show_sources(run, run.record.claim_ids())
