"""Opens a page of the app as a browser would, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from tests.pages.reader import Reader

APP = Path(__file__).parents[2] / "app.py"
START = "overview"  # the page at /


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reader]:
    """Follow a link to a page: visit("air", place_id="suzhou"). `locale` is the browser's language."""
    start = PagesManager.__init__

    def start_with_navigation(self, *args, **kwargs):
        start(self, *args, **kwargs)
        PagesManager.uses_pages_directory = (
            False  # the folder pages/ misleads AppTest, which forgets this between runs
        )

    monkeypatch.setattr(PagesManager, "__init__", start_with_navigation)
    # AppTest looks through all installed packages for components, anew for each visit: most of its time, for nothing.
    monkeypatch.setattr(BidiComponentManager, "discover_and_register_components", lambda *_, **__: None)

    def follow(page: str = START, locale: str | None = None, **query: str) -> Reader:
        app = AppTest.from_file(APP, default_timeout=30)
        app.context["url"] = f"http://localhost:8501/{'' if page == START else page}"
        if locale:
            app.context["locale"] = locale
        if page != START:
            app.switch_page(f"pages/{page}.py")
        app.query_params.update(query)
        return Reader(app.run())

    return follow
