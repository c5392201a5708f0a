"""Standards: versions with their validity, limits, water classes, and pairs that only look alike."""

from dashboard.ui.blocks.tables import show_table
from dashboard.ui.blocks.text import show_heading, show_note, show_subheading
from dashboard.ui.frame import open_page
from dashboard.views.standard_list import build_standard_list

run = open_page()

show_heading(run.text("page.standards"), run.text("standards.about"))
view = build_standard_list(run)

show_subheading(run.text("standards.versions"))
show_table(run, view.versions, "standards")
show_subheading(run.text("standards.limits"))
show_table(run, view.limits, "limits")
show_subheading(run.text("standards.classes"))
show_table(run, view.classes, "water-classes")
show_subheading(run.text("standards.look_alikes"))
show_note(run.text("standards.guard"))
show_table(run, view.look_alikes, "look-alikes")
