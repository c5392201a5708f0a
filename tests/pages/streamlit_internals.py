"""The app as Streamlit's AppTest runs it; what AppTest gets wrong about this app is mended here only."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from tests.pages.reader import Reader

START = "overview"  # the page at /


def make_visit(patch: pytest.MonkeyPatch, app_file: Path) -> Callable[..., Reader]:
    """A function that follows a link to a page: visit("air", place_id="suzhou"). `locale` is the browser's."""
    start, numbers = PagesManager.__init__, count(1)

    def start_with_navigation(self, *args, **kwargs):
        """The folder pages/ misleads AppTest, which forgets between runs that the app has a menu."""
        start(self, *args, **kwargs)
        PagesManager.uses_pages_directory = False

    patch.setattr(PagesManager, "__init__", start_with_navigation)
    # AppTest gives every visitor one and the same session.
    begin, sessions = LocalScriptRunner.__init__, {}

    def begin_in_session(self, script_path, session_state, *args, **kwargs):
        begin(self, script_path, session_state, *args, **kwargs)
        self._session_id = sessions[id(session_state)]

    patch.setattr(LocalScriptRunner, "__init__", begin_in_session)
    # AppTest looks through all installed packages for components, anew for each visit: most of its time.
    patch.setattr(BidiComponentManager, "discover_and_register_components", lambda *_, **__: None)

    def visit(page: str = START, locale: str | None = None, **query: str) -> Reader:
        app = AppTest.from_file(app_file, default_timeout=30)
        app.context["url"] = f"http://localhost:8501/{'' if page == START else page}"
        if locale:
            app.context["locale"] = locale
        if page != START:
            app.switch_page(f"pages/{page}.py")
        app.query_params.update(query)
        session = sessions[id(app._session_state)] = f"session {next(numbers)}"
        return Reader(app.run(), session)

    return visit
