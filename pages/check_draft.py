"""Check a draft: the numbers of a reader's own text, each set against what documents print."""

from dashboard.ui import draft_inputs, inputs
from dashboard.ui.blocks.text import reserve_heading
from dashboard.ui.draft_page import show_check
from dashboard.ui.frame import open_page
from dashboard.ui.progress_inputs import choose_first_place
from dashboard.views.check_draft.example import find_years

run = open_page()

heading = reserve_heading()
left, right = inputs.side_by_side(2)
with left:
    place = choose_first_place(run)
with right:
    year = draft_inputs.choose_draft_year(run, find_years(run))
show_check(run, heading, draft_inputs.enter_draft(run), place, year)
