"""Tasks: a government's table of tasks with agencies, targets and reported results."""

from dashboard.queries.claims import fetch_tasks
from dashboard.ui import inputs
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import show_counts, show_heading, show_hint, show_subheading
from dashboard.ui.frame import open_page
from dashboard.views.targets.task_list import REPORTS, build_task_list, find_agencies

run = open_page()

show_heading(run, "tasks")
tasks = fetch_tasks(run.warehouse)
left, middle, right = inputs.side_by_side(3)
with left:
    words = inputs.enter_search(run, "control.search_tasks")
with middle:
    agencies = inputs.choose_agencies(run, find_agencies(run, tasks))
with right:
    reports = inputs.choose_terms(run, "report", "result_given")
view = run.remember(build_task_list, tasks, words, agencies, reports)

if view.table.rows:
    show_subheading(run, view.title)
    show_counts([(run.term_name("result_given", report), view.counts[report]) for report in REPORTS])
    show_table(run, view.table, "tasks")
    show_sources(run, view.table.claim_ids())
else:
    show_hint(run, "hint.no_tasks")
