"""Standards: versions with their validity, limits, water classes, and pairs that only look alike."""

from dashboard import panels
from dashboard.shell import open_page
from dashboard.views.standard_list import standard_list

page = open_page()

panels.heading(page.text("page.standards"), page.text("standards.about"))
view = standard_list(page)

panels.subheading(page.text("standards.versions"))
panels.table(page, view.versions, "standards")
panels.subheading(page.text("standards.limits"))
panels.table(page, view.limits, "limits")
panels.subheading(page.text("standards.classes"))
panels.table(page, view.classes, "water-classes")
panels.subheading(page.text("standards.look_alikes"))
panels.note(page.text("standards.guard"))
panels.table(page, view.look_alikes, "look-alikes")
