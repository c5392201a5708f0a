"""Rectification: each place's batches of issues and letters, side by side and never added up."""

from dashboard.charts.batches import draw_batches
from dashboard.charts.chart_data import tabulate_batches
from dashboard.page_record import ChartFrame
from dashboard.ui import inputs
from dashboard.ui.blocks.charts import show_chart
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import open_section, show_heading, show_hint, show_notes
from dashboard.ui.frame import open_page
from dashboard.views.rectification.rectification import AT_FIRST, build_rectification, find_reporting_places

run = open_page()

show_heading(run, "rectification")
places = inputs.choose_places(run, find_reporting_places(run)[:AT_FIRST])
view = run.remember(build_rectification, places)

if view.bars:
    words = [run.text(f"column.{part}") for part in ("done", "under_way", "rest")]
    data = tabulate_batches(run.text("page.rectification"), view.bars, *words)
    frame = ChartFrame(view.title(run), run.text("rectification.subtitle"), view.issues.claim_ids())
    alt = run.text("rectification.alt")
    show_chart(run, draw_batches(view.bars, *words), "rectification", alt, data, frame)
show_notes(run, view.remarks)
if view.issues.rows:
    open_section(run, "rectification.issues")
    show_table(run, view.issues, "rectification")
if view.letters.rows:
    open_section(run, "rectification.letters")
    show_table(run, view.letters, "letters")
if not (view.issues.rows or view.letters.rows):
    show_hint(run, "hint.no_rectification")
show_sources(run, view.issues.claim_ids() + view.letters.claim_ids())
