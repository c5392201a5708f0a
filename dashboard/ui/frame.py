"""The frame round every page: menu, language, notices, and the page the reader asked for."""

from contextvars import ContextVar
from pathlib import Path

import streamlit as st

from dashboard import page_record
from dashboard.editions import EDITIONS
from dashboard.run import Run
from dashboard.text import Text
from dashboard.ui import inputs, url_state
from dashboard.ui.blocks.share import finish_page, make_head
from dashboard.ui.blocks.tables import apply_style
from dashboard.warehouse import WarehouseFault

ICON = str(Path(__file__).parent / "icon.png")

# The sections of the menu and the pages in them; a page's name is its file's and its address. No icons: Streamlit
# would fetch the chosen page's icon for the browser's tab from another host.
MENU = {
    "look": ["overview", "air", "water", "solid_waste", "rectification"],
    "judge": ["compare", "targets", "ambition", "tasks"],
    "check": ["audit", "standards", "sources"],
}

_page: ContextVar[Run | None] = ContextVar("page", default=None)


def run_app(problem: tuple[str, str] | None = None) -> None:
    """Draw the frame and, inside it, the page the reader asked for.

    `problem` says why the newest data could not be published, faulty_data or not_written, and the details; the last
    good data is shown below it.
    """
    url_state.begin()
    with st.sidebar:
        language = inputs.choose_language()
    text = Text(language, {})
    asked = _menu(text)
    st.set_page_config(page_title=f"{asked.title} · {text('app.title')}", page_icon=ICON, layout="wide")
    if not _signed_in(text):
        return
    fault = EDITIONS.fault()
    if problem:
        st.error(text(f"problem.{problem[0]}"))
        st.code(problem[1], language=None)
    elif fault:
        st.error(text(f"warehouse.{fault.code}"))
    try:
        edition = EDITIONS.edition()
    except WarehouseFault:
        st.info(text("problem.nothing_yet"))
        return
    if problem or fault:
        st.caption(text("problem.last_good"))
    page = Run(edition.warehouse, edition.catalogue, edition.build, Text(language, edition.catalogue.units))
    apply_style()
    head, notice = make_head(), st.empty()
    page_record.begin(asked.url_path or next(iter(MENU["look"])))
    token = _page.set(page)
    try:
        asked.run()
    except WarehouseFault as fault:  # the file was spoilt while it was read
        st.error(text(f"warehouse.{fault.code}"))
    finally:
        _page.reset(token)
        finish_page(page, head, notice)
        url_state.finish()


def open_page() -> Run:
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
            st.Page(f"pages/{name}.py", title=text(f"page.{name}"), url_path=name, default=name == "overview")
            for name in pages
        ]
        for section, pages in MENU.items()
    }
    return st.navigation(entries, expanded=True, position="hidden" if inputs.is_embedded() else "sidebar")


def has_sign_in() -> bool:
    """Whether the secrets name who vouches for readers."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def _signed_in(text: Text) -> bool:
    """Whether the reader may come in: always, unless the secrets name who vouches for readers (docs/hosting.md)."""
    if not has_sign_in():
        return True
    if st.user.is_logged_in:
        with st.sidebar:
            st.button(text("sign_in.out"), on_click=st.logout, type="tertiary")
        return True
    st.info(text("sign_in.about"))
    st.button(text("sign_in.in"), on_click=st.login, type="primary")
    return False
