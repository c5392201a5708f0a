"""Tasks: a government's table of tasks with units, targets and reported results."""

from dashboard import controls, panels
from dashboard.shell import open_page
from dashboard.views.task_list import REPORTS, task_list, units_of

page = open_page()

panels.heading(page.text("page.tasks"), page.text("tasks.about"))
left, middle, right = controls.row(3)
with left:
    words = controls.words(page, "q", page.text("control.search_tasks"))
with middle:
    units = controls.agencies(page, units_of(page))
with right:
    reports = controls.terms(page, "report", "task_report")
view = task_list(page, words, units, reports)

if view.table.rows:
    panels.subheading(view.title)
    panels.counts([(page.term("task_report", report), view.counts[report]) for report in REPORTS])
    panels.table(page, view.table, "tasks")
    panels.sources(page, view.table.claim_ids())
else:
    panels.hint(page.text("hint.no_tasks"))
