"""Rectification: each place's batches of issues and letters, side by side and never added up."""

from dashboard.charts.batches import draw_batches
from dashboard.charts.chart_data import tabulate_batches
from dashboard.page_record import ChartFrame
from dashboard.ui import inputs
from dashboard.ui.blocks.charts import show_chart
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import reserve_heading, show_heading, show_hint, show_notes
from dashboard.ui.frame import open_page
from dashboard.views.rectification.rectification import AT_FIRST, build_rectification, find_reporting_places

run = open_page()

heading = reserve_heading()
places = inputs.choose_places(run, find_reporting_places(run)[:AT_FIRST])
view = run.remember(build_rectification, places)
with heading:
    show_heading(run, "rectification", view.title(run) if view.bars else "")

if view.bars:
    words = [run.text(f"column.{part}") for part in ("done", "under_way", "rest")]
    data = tabulate_batches(run.record.title, view.bars, *words)
    frame = ChartFrame(run.record.title, run.text("rectification.subtitle"), view.issues.claim_ids())
    alt = run.text("rectification.alt")
    show_chart(run, draw_batches(view.bars, *words), "rectification", alt, data, frame)
show_notes(run, view.remarks)
for key, fold, table in (("rectification", "issues", view.issues), ("letters", "letters", view.letters)):
    show_table(run, table, key, fold=run.text(f"rectification.{fold}", count=len(table.rows)))
if not (view.issues.rows or view.letters.rows):
    show_hint(run, "hint.no_rectification")
show_sources(run, view.issues.claim_ids() + view.letters.claim_ids())
