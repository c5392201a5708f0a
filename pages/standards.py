"""Standards: versions with their validity, limits, water classes, and pairs that only look alike."""

from dashboard.ui.blocks.tables import show_table
from dashboard.ui.blocks.text import open_section, show_heading
from dashboard.ui.frame import open_page
from dashboard.views.standard_list import build_standard_list

run = open_page()

show_heading(run, "standards")
view = build_standard_list(run)

open_section(run, "standards.versions")
show_table(run, view.versions, "standards")
open_section(run, "standards.limits")
show_table(run, view.limits, "standard-limits")
open_section(run, "standards.classes")
show_table(run, view.classes, "water-classes")
open_section(run, "standards.look_alikes", "standards.guard")
show_table(run, view.look_alikes, "look-alikes")
