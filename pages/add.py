"""Add: a reader's report beside the figures read from it; what is accepted becomes lines and a preview."""

from dashboard.ui import inputs
from dashboard.ui.blocks.text import reserve_heading, show_refusal
from dashboard.ui.frame import open_page
from dashboard.ui.report_inputs import choose_report_place, choose_report_year, hand_in
from dashboard.ui.report_page import show_report
from dashboard.ui.report_session import open_report_session

run = open_page()

heading = reserve_heading()
report = open_report_session()
left, middle, right = inputs.side_by_side(2, with_more=True, is_low=True)
with left:
    place = choose_report_place(run, report)
with middle:
    year = choose_report_year(run, report)
with right:
    fault = hand_in(run, report)
if fault:
    show_refusal(fault)
show_report(run, heading, report, place, year)
