"""Own tables: a reader's table of figures is read, checked by the rules of the build, and previewed."""

from dashboard.ui.blocks.text import show_heading
from dashboard.ui.frame import open_page
from dashboard.ui.own_table_page import show_own_table

run = open_page()

show_heading(run, "own_table")
show_own_table(run)
