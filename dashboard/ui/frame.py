"""The frame round every page: menu, language, notices, and the page the reader requested."""

from pathlib import Path

import streamlit as st

from dashboard.choices import RunChoices
from dashboard.editions import EDITIONS
from dashboard.html.snippets import render_brand
from dashboard.page_record import PageRecord
from dashboard.previews import PREVIEWS
from dashboard.run import Run
from dashboard.text import Text
from dashboard.ui import inputs, streamlit_internals, url_state
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.previews import show_preview_banner
from dashboard.ui.blocks.share import finish_page, make_head
from dashboard.ui.page_script import install_script_and_style
from dashboard.uploads import UPLOADS
from dashboard.warehouse import WarehouseFault

ICON = str(Path(__file__).parents[1] / "icon.png")
FAULT_LINES, FAULT_HEIGHT = 6, 190  # a longer list of faults is scrolled, in so many pixels
MENU_WIDTH = 216  # pixels, on a screen that is not a phone's
SESSION_KEY = "run"  # in st.session_state, while a page runs: from run_app to open_page, and nowhere else

# The sections of the menu and the pages in them; a page's name is its file's and its address. No icons:
# Streamlit would fetch the chosen page's icon for the browser's tab from another host.
MENU = {
    "look": ["overview", "air", "water", "solid_waste", "rectification"],
    "judge": ["compare", "targets", "this_year", "ambition", "tasks"],
    "check": ["audit", "coverage", "standards", "sources"],
    "add": ["add", "check_draft", "own_table"],
}
FIRST_PAGE = MENU["look"][0]  # the page at /
PAGES = [page for pages in MENU.values() for page in pages]


def run_app(problem: tuple[str, str] | None = None) -> None:
    """Draw the frame and, inside it, the page the reader requested.

    `problem` says why the newest data could not be published, faulty_data or not_written, and the details;
    the last good data is shown below it.
    """
    st.set_page_config(page_icon=ICON, layout="wide", initial_sidebar_state=MENU_WIDTH)
    choices = url_state.begin_run(FIRST_PAGE)
    choices.missing_page = streamlit_internals.take_missing_page(FIRST_PAGE, PAGES[1:])
    with st.sidebar:
        language = inputs.choose_language(choices)
        text = Text(language, {})
        show_html(render_brand(text("app.name"), text("app.subject")))
    page = _menu(text)
    UPLOADS.turn_to(streamlit_internals.read_session(), page.url_path or FIRST_PAGE)
    st.set_page_config(page_title=f"{page.title} · {text('app.title')}")
    if not _is_signed_in(text):
        return
    run = _open_run(text, choices, page.url_path or FIRST_PAGE, problem)
    if run is None:
        return
    install_script_and_style(run)
    head, notice = make_head(), st.empty()
    st.session_state[SESSION_KEY] = run
    try:
        try:
            page.run()
        finally:
            del st.session_state[SESSION_KEY]
            finish_page(run, head, notice)
            url_state.finish_run(choices)
    except WarehouseFault as fault:  # the file was spoilt while it was read
        st.error(text(f"warehouse.{fault.code}"))


def open_page() -> Run:
    """The run of this page, which run_app made; the first line of every page.

    The folder name pages/ also belongs to Streamlit's older automatic menu, so the first visit after a start
    may run a page without app.py. Then there is no run: begin again, through app.py.
    """
    run = st.session_state.get(SESSION_KEY)
    if run is None:
        _menu(Text("zh", {}))
        st.rerun()
    return run


def _open_run(text: Text, choices: RunChoices, name: str, problem: tuple[str, str] | None) -> Run | None:
    """A run of the page on the newest build that can be read, or on the preview of the session; None if there
    is no build. Says what is wrong.
    """
    fault = EDITIONS.fault()
    notice = st.container(key="cj-problem") if problem or fault else st.container()
    with notice:
        if problem:
            st.error(text(f"problem.{problem[0]}"))
            is_long = problem[1].count("\n") > FAULT_LINES
            st.code(problem[1], language=None, wrap_lines=True, height=FAULT_HEIGHT if is_long else "content")
        elif fault:
            st.error(text(f"warehouse.{fault.code}"))
        try:
            edition = EDITIONS.edition()
        except WarehouseFault:
            st.info(text("problem.nothing_yet"))
            return None
        if problem or fault:
            st.caption(text("problem.last_good"))
    preview = None if inputs.is_embedded() else PREVIEWS.find(streamlit_internals.read_session())
    edition = preview.edition if preview else edition
    choices.rename_codes("indicator_id", edition.catalogue.former_indicators)
    run = Run(edition, Text(text.language, edition.catalogue.units), choices, PageRecord(name))
    if preview:
        show_preview_banner(run, preview)
    return run


def _menu(text: Text):
    """One entry for each file in pages/, in the reader's language."""
    entries = {
        text(f"menu.{section}"): [
            st.Page(f"pages/{name}.py", title=text(f"page.{name}"), url_path=name, default=name == FIRST_PAGE)
            for name in pages
        ]
        for section, pages in MENU.items()
    }
    return st.navigation(entries, expanded=True, position="hidden" if inputs.is_embedded() else "sidebar")


def has_sign_in() -> bool:
    """Whether the secrets name who vouches for readers."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def _is_signed_in(text: Text) -> bool:
    """Whether the reader may come in: always, unless the secrets name who vouches for readers
    (docs/hosting.md).
    """
    if not has_sign_in():
        return True
    if st.user.is_logged_in:
        with st.sidebar:
            st.button(text("sign_in.out"), on_click=st.logout, type="tertiary")
        return True
    st.info(text("sign_in.about"))
    st.button(text("sign_in.in"), on_click=st.login, type="primary")
    return False
