"""Compare: places side by side, over several indicators, in one year or in two."""

from dashboard.charts.chart_data import tabulate_comparison
from dashboard.charts.dots import draw_dots
from dashboard.page_record import ChartFrame
from dashboard.queries.figures import fetch_figures
from dashboard.theme import assign_colours
from dashboard.ui import inputs
from dashboard.ui.blocks.charts import show_chart
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import show_heading, show_hint, show_remarks, show_subheading
from dashboard.ui.frame import open_page
from dashboard.views import comparison, figure_selection

run = open_page()
show_heading(run, "compare")
places = inputs.choose_places(run)
indicators = inputs.choose_indicators(run)
figures = fetch_figures(run.warehouse, indicators, places)
years = figure_selection.find_years(figures)
if len(places) < 2:
    show_hint(run, "hint.two_places")
if not indicators or (places and not years):
    show_hint(run, "hint.nothing_to_compare" if indicators else "hint.no_indicator")
elif places:
    left, right = inputs.side_by_side(2)
    with left:
        year = inputs.choose_year(run, years, comparison.find_first_year(figures))
    with right:
        base_year = inputs.choose_base_year(run, years, year)
    colours = assign_colours(places, run.catalogue.places)
    view = comparison.build_comparison(run, indicators, places, figures, year, base_year)
    show_subheading(run, view.title)
    if view.strips:
        alt = run.text("compare.alt", title=view.title)
        frame = ChartFrame(view.title, "", view.table.claim_ids())
        show_chart(run, draw_dots(view, colours), "compare", alt, tabulate_comparison(view), frame)
    show_remarks(run, view.remarks)
    show_table(run, view.table, "compare")
    show_sources(run, view.table.claim_ids())
