"""Compare: places side by side, over several indicators, in one year or in two."""

from dashboard.charts.chart_data import tabulate_comparison
from dashboard.charts.dots import draw_dots
from dashboard.theme import assign_colours
from dashboard.ui import inputs
from dashboard.ui.blocks.charts import show_chart
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import show_heading, show_hint, show_remarks, show_subheading
from dashboard.ui.frame import open_page
from dashboard.views.comparison import build_comparison, find_fullest_year, find_years

run = open_page()

show_heading(run, "compare")
places = inputs.choose_places(run)
indicators = inputs.choose_indicators(run)
years = find_years(run, indicators, places)
if len(places) < 2:
    show_hint(run, "hint.two_places")
if not indicators:
    show_hint(run, "hint.no_indicator")
elif places and not years:
    show_hint(run, "hint.nothing_to_compare")
elif places:
    left, right = inputs.side_by_side(2)
    with left:
        year = inputs.choose_year(run, years, find_fullest_year(run, indicators, places))
    with right:
        base_year = inputs.choose_base_year(run, years, year)
    view = build_comparison(run, indicators, places, year, base_year)
    show_subheading(run, view.title)
    if view.strips:
        figure = draw_dots(view, assign_colours(places, run.catalogue.places))
        alt = run.text("compare.alt", title=view.title)
        show_chart(run, figure, "compare", alt, tabulate_comparison(view))
    show_remarks(run, view.remarks)
    show_table(run, view.table, "compare")
    show_sources(run, view.table.claim_ids())
