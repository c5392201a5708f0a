"""Audit: what does not hold among published numbers, or surprises; what agrees, and what follows."""

from dashboard.ui import inputs
from dashboard.ui.blocks.cards import show_audit_cards
from dashboard.ui.blocks.drawers import show_table_on_demand
from dashboard.ui.blocks.tables import show_sources
from dashboard.ui.blocks.text import show_heading, show_hint, show_subheading
from dashboard.ui.frame import open_page
from dashboard.views.audit.audit import build_audit

run = open_page()

show_heading(run, "audit")
left, right = inputs.side_by_side(2)
with left:
    places = inputs.choose_places_or_all(run)
with right:
    rules = inputs.choose_rules(run)
view = run.remember(build_audit, places, rules)

show_subheading(run, view.title)
if view.cards:
    show_audit_cards(run, view.cards)
else:
    show_hint(run, "audit.none_fails" if view.verdicts.rows else "hint.no_audit")
if view.more:
    show_hint(run, "audit.more", count=view.more)
show_table_on_demand(run, view.agreements, "agreements", "audit.agreements", "audit.agreements_about")
show_table_on_demand(run, view.disagreements, "disagreements", "audit.disagreements")
show_table_on_demand(run, view.verdicts, "audit", "audit.verdicts", "audit.about")
show_table_on_demand(run, view.derived, "derived", "audit.derived", "audit.derived_about")
show_table_on_demand(run, view.counts, "section-counts", "audit.counts", "audit.counts_about")
show_sources(run, [claim for card in view.cards for claim, _ in card.links])
