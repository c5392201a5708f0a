"""Standards: limits through time; days by old and new limits; versions, classes; how far figures compare."""

from dashboard.ui.blocks.drawers import show_table_on_demand
from dashboard.ui.blocks.rule_change import show_rule_change
from dashboard.ui.blocks.tables import show_table
from dashboard.ui.blocks.text import open_section, show_heading
from dashboard.ui.frame import open_page
from dashboard.views.reference.comparability_list import build_comparability_list
from dashboard.views.reference.rule_change import build_rule_change
from dashboard.views.reference.standard_list import build_standard_list

run = open_page()

show_heading(run, "standards")
view = run.remember(build_standard_list)
compared = run.remember(build_comparability_list)

open_section(run, "standards.limits", "standards.limits_about")
show_table(run, view.limits, "standard-limits")
show_table(
    run, view.versions, "standards", fold=run.text("standards.versions", count=len(view.versions.rows))
)
show_table_on_demand(run, view.classes, "water-classes", "standards.classes")
show_rule_change(run, run.remember(build_rule_change))
open_section(run, "standards.comparability", "standards.guard")
for dimension, table in compared.rules.items():
    show_table_on_demand(run, table, f"comparability-{dimension}", f"standards.of_{dimension}")
show_table_on_demand(run, compared.look_alikes, "look-alikes", "standards.look_alikes")
