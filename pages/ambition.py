"""Ambition: whether a year's targets ask for more than the city has done, and against which limits."""

from dashboard.charts.chart_data import tabulate_distances
from dashboard.charts.margins import draw_margins
from dashboard.page_record import ChartFrame
from dashboard.queries.judgements import fetch_target_years
from dashboard.ui import inputs
from dashboard.ui.blocks.charts import show_chart
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import show_counts, show_findings, show_heading, show_hint, show_subheading
from dashboard.ui.frame import open_page
from dashboard.views.ambition import build_ambition, relation_label

run = open_page()

show_heading(run, "ambition")
left, right = inputs.side_by_side(2)
with left:
    places = inputs.choose_places(run)
with right:
    year = inputs.choose_year(run, fetch_target_years(run.warehouse))
view = build_ambition(run, places, year)

if not places:
    show_hint(run, "hint.no_place")
elif not view.table.rows:
    show_hint(run, "hint.no_targets", places=run.text.join([run.place_name(p) for p in places]), year=year)
else:
    show_subheading(run, view.title)
    show_findings(run, view.findings)
    show_counts([(relation_label(run, relation), count) for relation, count in view.counts.items()])
    if view.distances:
        figure = draw_margins(view.distances, run.text("relation.tighter"), run.text("relation.looser"))
        alt, data = run.text("ambition.alt", title=view.title), tabulate_distances(view.title, view.distances)
        frame = ChartFrame(view.title, "", view.table.claim_ids())
        show_chart(run, figure, "ambition", alt, data, frame)
    show_table(run, view.table, f"ambition-{year}")
    show_sources(run, view.table.claim_ids())
