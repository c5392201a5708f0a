"""Solid waste: an indicator through the years, and city against city."""

from dashboard.course import theme_page
from dashboard.shell import open_page

page = open_page()

theme_page(page, "solid_waste")
