"""Names of Streamlit 1.67 that are not part of its public interface. On an upgrade of Streamlit look here
first.

Used by the frame: what the browser requested. Used by serve.py, which is started by `streamlit run` or by
uvicorn: the page that Streamlit delivers and two of its settings. tests/pages/streamlit_internals.py holds
those of the tests.
"""

import os
from collections.abc import Collection
from pathlib import Path

from streamlit import config, file_util
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx


def take_missing_page(first: str, others: Collection[str]) -> str:
    """The page that the address names, if there is none of this name; else empty.

    Streamlit then opens the first page, below a dialog in English that this prevents. It does so for the
    first page's own name too, because that page stands at the bare address.
    """
    context = get_script_run_ctx()
    name = context.pages_manager.intended_page_name if context else None
    if context is None or not name or name in others:
        return ""
    context.pages_manager.set_script_intent("", "")
    return "" if name == first else name


def is_history_navigation() -> bool:
    """Whether the reader came by Back or Forward."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def read_index_page() -> str:
    """The HTML page that Streamlit delivers to every browser, with its inline scripts."""
    return (Path(file_util.get_static_dir()) / "index.html").read_text("utf-8")


def ignore_pages_folder() -> None:
    """Keep Streamlit from making a menu of the folder pages/ by itself, as it would for the first visitor
    after a start, who would then see a page without its frame, or an English dialog.
    """
    PagesManager.uses_pages_directory = False


def configure_for_uvicorn(main_script: Path) -> str:
    """Settings that `streamlit run` makes and uvicorn does not; the base path of the site, "" or
    "/some/path".
    """
    config._main_script_path = config._main_script_path or str(main_script)
    if path := os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH"):
        config.set_option("server.baseUrlPath", path)
    return f"/{(config.get_option('server.baseUrlPath') or '').strip('/')}".rstrip("/")
