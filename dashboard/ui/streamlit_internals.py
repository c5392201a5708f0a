"""Names of Streamlit 1.67 that are not part of its public interface. On an upgrade of Streamlit look here
first.

Used by the frame: what the browser requested. Used by serve.py, which is started by `streamlit run` or by
uvicorn: the page and the scripts that Streamlit delivers, what its page reads at its start, the files that
were uploaded, and some of its settings. tests/pages/streamlit_internals.py holds those of the tests.
"""

import json
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import cast

from streamlit import config, file_util, runtime
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

# Scripts of the elements that pages are made of, named by the file's first word; and how one names others.
ELEMENTS = ("ButtonGroup", "Html", "Selectbox", "Multiselect", "PlotlyChart")
SCRIPT = re.compile(r"static/js/([\w.-]+\.js)")
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*["']\./([\w.-]+\.js)["']""")


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


def read_session() -> str:
    """The session of the run that asks; empty outside of one."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


class SessionFiles:
    """The files that Streamlit holds for its sessions, as `dashboard.uploads.UploadStorage`."""

    def sizes(self) -> dict[str, list[int]]:
        if not runtime.exists():
            return {}
        held = cast(MemoryUploadedFileManager, runtime.get_instance().uploaded_file_mgr).file_storage
        found = {session: list(files.values()) for session, files in list(held.items())}
        return {session: [len(file.data) for file in files] for session, files in found.items() if files}

    def is_connected(self, session: str) -> bool:
        return runtime.exists() and runtime.get_instance().is_active_session(session)

    def remove_files(self, session: str) -> None:
        runtime.get_instance().uploaded_file_mgr.remove_session_files(session)

    def close_session(self, session: str) -> None:
        runtime.get_instance().close_session(session)
        self.remove_files(session)  # also if Streamlit let go of the session before


def register_component(folder: Path) -> str:
    """Have the server deliver the files of a component of ours; the name to mount it by.

    Streamlit takes the folder of a component from installed packages only, and makes a blob of a script that
    is given as text.
    """
    manager, package = get_bidi_component_manager(), folder.parent.name
    name = f"{package}.{folder.name}"
    if manager.get_component_asset_root(name) is None:
        parts = [ComponentConfig(folder.name, folder.name)]
        manager.register_from_manifest(ComponentManifest(package, "1", parts), folder.parent)
    return name


def read_index_page() -> str:
    """The HTML page that Streamlit delivers to every browser, with its inline scripts."""
    return (Path(file_util.get_static_dir()) / "index.html").read_text("utf-8")


def static_folder() -> Path:
    """Where the files lie that Streamlit delivers below /static."""
    return Path(file_util.get_static_dir()) / "static"


def find_icon_font() -> str:
    """The address of the font of icons, relative to the page."""
    (font,) = (static_folder() / "media").glob("MaterialSymbols-Rounded.*.woff2")
    return f"static/media/{font.name}"


def find_page_modules() -> list[str]:
    """Addresses of the scripts that pages need beside those that Streamlit's own page names, relative to that
    page, the largest last.

    Streamlit asks for them only when the first elements have come from the server.
    """
    known = set(SCRIPT.findall(read_index_page()))
    found: dict[str, None] = {}
    waiting = [file.name for name in ELEMENTS for file in (static_folder() / "js").glob(f"{name}.*.js")]
    while waiting:
        name = waiting.pop(0)
        if name not in known and name not in found:
            found[name] = None
            waiting += IMPORT.findall((static_folder() / "js" / name).read_text("utf-8"))
    size = {name: (static_folder() / "js" / name).stat().st_size for name in found}
    return [f"./static/js/{name}" for name in sorted(found, key=size.__getitem__)]


def render_start_script(base: str) -> str:
    """A script by which the browser knows two things before it has asked: where the server is, for which it
    would try one address after the other, and the theme's font, for which it would load Streamlit's own.
    """
    font = json.dumps({"bodyFont": config.get_option("theme.font")})
    server = f"new URL({json.dumps(base + '/')},location.origin).href"
    return f"window.__streamlit={{BACKEND_BASE_URL:{server},LIGHT_THEME:{font},DARK_THEME:{font}}};"


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


def limit_uploads(megabytes: int) -> None:
    """The largest file that Streamlit takes."""
    config.set_option("server.maxUploadSize", megabytes)
