"""Solid waste: every indicator by place, with its year and target, and how far places may be compared."""

from dashboard.ui import inputs
from dashboard.ui.blocks.matrix import show_indicator_matrix
from dashboard.ui.blocks.suggestions import show_place_hint
from dashboard.ui.blocks.text import show_heading
from dashboard.ui.frame import open_page
from dashboard.views.matrix.indicator_matrix import build_indicator_matrix

run = open_page()

codes = [i.indicator_id for i in run.catalogue.indicators.values() if i.theme == "solid_waste"]
show_heading(run, "solid_waste")
left, right = inputs.side_by_side(2)
with left:
    everything = run.text("control.all_indicators")
    chosen = inputs.choose_many(run, "indicator_id", codes, run.indicator_name, [], everything)
with right:
    places = inputs.choose_places(run)
if places:
    show_indicator_matrix(run, run.remember(build_indicator_matrix, chosen or codes, places))
else:
    show_place_hint(run, "hint.no_place", [], chosen or codes)
