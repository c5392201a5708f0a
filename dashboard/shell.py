"""The frame round every page: menu, language, notices, and the page the reader asked for."""

from contextvars import ContextVar
from pathlib import Path

import streamlit as st

from dashboard import address, controls, panels, queries
from dashboard.page import Page
from dashboard.queries import Build, Catalogue
from dashboard.text import Text
from dashboard.warehouse import PATH, Warehouse

ICON = str(Path(__file__).parent / "icon.png")

# The sections of the menu and the pages in them; a page's name is its file's and its address. No icons: Streamlit
# would fetch the chosen page's icon for the browser's tab from another host.
MENU = {
    "look": ["overview", "air", "water", "solid_waste", "rectification"],
    "judge": ["compare", "targets", "ambition", "tasks"],
    "check": ["audit", "standards", "sources"],
}

_page: ContextVar[Page | None] = ContextVar("page", default=None)


def run_app(problem: str | None = None) -> None:
    """Draw the frame and, inside it, the page the reader asked for.

    `problem` says why the newest data could not be published; the last good data is shown below it.
    """
    address.arrive()
    with st.sidebar:
        language = controls.language()
    text = Text(language, {})
    asked = _menu(text)
    st.set_page_config(page_title=f"{asked.title} · {text('app.title')}", page_icon=ICON, layout="wide")
    if problem:
        st.error(text("app.problem") if PATH.exists() else text("app.no_warehouse"))
        st.code(problem, language=None)
    if not PATH.exists():
        return
    warehouse, catalogue, build = _open(PATH.stat().st_mtime_ns)
    page = Page(warehouse, catalogue, build, Text(language, catalogue.units))
    panels.style()
    notice = st.empty()
    token = _page.set(page)
    try:
        asked.run()
    finally:
        _page.reset(token)
        panels.ignored(page, notice)
        with st.sidebar:
            panels.card(page)
        address.leave()


def open_page() -> Page:
    """Get what the page may use; the first line of every page.

    The folder name pages/ also belongs to Streamlit's older automatic menu, so the first visit after a start may run
    a page without app.py. Then begin again, through app.py.
    """
    page = _page.get()
    if page is None:
        _menu(Text("zh", {}))
        st.rerun()
    return page


def _menu(text: Text):
    """One entry for each file in pages/, in the reader's language."""
    entries = {
        text(f"menu.{section}"): [
            st.Page(f"pages/{name}.py", title=text(f"page.{name}"), url_path=name, default=name == "overview") for name in pages
        ]
        for section, pages in MENU.items()
    }
    return st.navigation(entries, expanded=True)


@st.cache_resource(max_entries=1, show_spinner=False)
def _open(published: int) -> tuple[Warehouse, Catalogue, Build]:
    """Keep the warehouse open for everyone, with its dimensions, until the next build."""
    warehouse = Warehouse()
    return warehouse, queries.catalogue(warehouse), queries.build(warehouse)
