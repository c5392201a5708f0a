"""Opens a page of the app as a browser would, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.open_drawers import open_expanders
from tests.pages.reader import Reader
from tests.pages.streamlit_internals import make_visit

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reader]:
    """Follow a link to a page: visit("air", place_id="suzhou"). `locale` is the browser's language.

    Drawers of tables are open.
    """
    open_expanders(monkeypatch)
    return make_visit(monkeypatch, APP)
