"""Water: an indicator through the years, and city against city."""

from dashboard.ui.frame import open_page
from dashboard.ui.theme_page import show_theme_page

run = open_page()

show_theme_page(run, "water")
