"""This year: how a year's target stands today, and what the rest of the year may still bring."""

from dashboard.ui import inputs, progress_inputs
from dashboard.ui.blocks.text import reserve_heading
from dashboard.ui.frame import open_page
from dashboard.ui.progress_page import show_progress
from dashboard.ui.year_inputs import choose_year
from dashboard.views.this_year.year_target import (
    find_data_year,
    find_numbered,
    find_quantities,
    find_year_target,
    find_years,
)

run = open_page()

heading = reserve_heading()
typed = progress_inputs.know_typed_keys(run)
left, middle, right, last = inputs.side_by_side(3, with_more=True)
with left:
    place = progress_inputs.choose_first_place(run)
quantities = run.remember(find_quantities)
targets = run.remember(find_numbered, place, quantities)
with middle:
    usual = targets[0].indicator_id if targets else next(iter(quantities))
    indicator = progress_inputs.choose_quantity(run, list(quantities), usual)
with right:
    newest = next((t.year for t in targets if t.indicator_id == indicator), find_data_year(run))
    year = choose_year(run, run.remember(find_years, targets), newest)
aim = run.remember(find_year_target, place, indicator, year, quantities, targets)
with last:
    more = progress_inputs.enter_more(run, aim, typed)
entered, own = progress_inputs.enter_numbers(run, aim, typed)
show_progress(run, heading, aim, typed | more | entered, own)
