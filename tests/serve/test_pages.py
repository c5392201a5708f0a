"""The hosted pages in a real browser: they work under their own headers. And the sign-in, where secrets ask
for it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import contexts, drawn, keep_compiled, visitor
from tests.pages.conftest import visit
from tests.serve.conftest import UVICORN, hosted
from tests.servers import fetch

__all__ = ["contexts", "visit", "visitor"]  # fixtures


@pytest.fixture(scope="module")
def server(real_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("hosted") / "log.txt"
    with hosted(UVICORN, log, CHENGJING_WAREHOUSE=str(real_file)) as url:
        yield url


@pytest.fixture(scope="module")
def reader(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """The browser of one reader, with a tab that keeps the scripts of the app compiled."""
    context = browser.new_context(locale="en-US")
    keep_compiled(context, server)
    yield context
    context.close()


@pytest.mark.parametrize("name", ["", "air", "compare", "targets", "audit", "sources"])
def test_a_page_works_under_the_security_headers(reader: BrowserContext, server: str, name: str) -> None:
    tab = reader.new_page()
    try:
        told: list[str] = []
        tab.on("console", lambda message: told.append(message.text))
        tab.add_init_script(
            "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.blockedURI + e.violatedDirective))"
        )
        tab.goto(f"{server}/{name}")
        drawn(tab)
        assert tab.get_by_test_id("stException").count() == 0
        if name == "air":
            expect(tab.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        icon = tab.evaluate("document.querySelector('link[rel~=icon]').href")
        assert fetch(icon)[2]["content-type"] == "image/png"
        loaded = "[...document.fonts].filter(font => font.status !== 'unloaded').map(font => font.family)"
        if name == "air":  # others may have a letter that no font of the machine has
            assert tab.evaluate(loaded) == ["Material Symbols Rounded"]
        assert tab.evaluate("refused") == []
        assert [line for line in told if "Content Security Policy" in line] == []
    finally:
        tab.close()


@pytest.mark.parametrize("locale, button", [("en-US", "Sign in"), ("zh-CN", "登录")])
def test_where_secrets_ask_for_it_readers_sign_in_first(
    visit: Callable, monkeypatch: pytest.MonkeyPatch, locale: str, button: str
) -> None:
    monkeypatch.setattr(st.secrets, "load_if_toml_exists", lambda: True)
    monkeypatch.setattr(type(st.secrets), "__contains__", lambda self, key: key == "auth", raising=False)
    monkeypatch.setattr("streamlit.user_info.get_secrets_auth_section", lambda: {"client_id": "x"})
    app = visit(locale=locale).app
    assert [one.label for one in app.button] == [button]
    assert (len(app.title), len(app.main.get("html"))) == (0, 0)
