"""Every table that pages offer as a file, as the views declare it."""

from importlib import import_module

from dashboard.views.layouts import Layout
from tests.source_code import modules


def layouts() -> list[Layout]:
    """The layouts of all views, each name once."""
    views = [name for name in modules() if name.startswith("dashboard.views.")]
    found = [one for view in views for one in vars(import_module(view)).values() if isinstance(one, Layout)]
    return list({layout.name: layout for layout in found}.values())
