"""Draws what a watched folder of monitoring data warns of."""

from collections.abc import Sequence

from dashboard.run import Run
from dashboard.ui.blocks.text import open_section, show_notes
from dashboard.views.warnings import build_warnings


def show_warnings(run: Run, places: Sequence[str]) -> None:
    """A section with every warning of the places that nobody has noted as seen, if there is one."""
    if sentences := build_warnings(run, places):
        open_section(run, "this_year.warnings", "this_year.warnings_about")
        show_notes(run, sentences)
