"""Coverage: which indicators have figures for which places and years, each a link to its best figure."""

from dashboard.ui import inputs
from dashboard.ui.blocks.tables import show_table
from dashboard.ui.blocks.text import show_heading, show_note, show_subheading
from dashboard.ui.frame import open_page
from dashboard.views.quantities.headline_confirmations import build_headline_confirmations
from dashboard.views.reference.coverage import build_coverage

run = open_page()

show_heading(run, "coverage")
left, right = inputs.side_by_side(2)
with left:
    theme = inputs.choose_theme(run)
with right:
    places = inputs.choose_places(run)
view = run.remember(build_coverage, theme, places)

show_subheading(run, view.title)
show_note(run.text("coverage.key"))
show_table(run, view.table, "coverage", "hint.no_coverage", is_even=True)

confirmations = run.remember(build_headline_confirmations, places)
if confirmations.table.rows:
    show_subheading(run, confirmations.title)
    show_note(run.text("confirmation.about"))
    show_table(run, confirmations.table, "headline-confirmations")
