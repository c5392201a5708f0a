"""A server of the app and a real browser, one of each for a worker. Every visit is watched: nothing may leave
the server.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import grave_faults
from tests.servers import PATIENCE, ROOT, run_server

TROUBLE = re.compile(r"warning|error|traceback|exception|deprecat", re.IGNORECASE)

SETTLED = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.dataset.testConnectionState === 'CONNECTED' && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('h1')?.checkVisibility() && !document.querySelector('[data-testid*="Skeleton"]');
}"""
DRAWN = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(chart => {
    const picture = chart.querySelector('.js-plotly-plot .main-svg');
    return picture && Math.abs(picture.getBoundingClientRect().width - chart.getBoundingClientRect().width) < 3;
})"""

# A page that says one word, below Streamlit's own menu with sections: what axe finds here is Streamlit's.
PLAIN = """
import streamlit as st


def one():
    st.title("One")


def two():
    st.title("Two")


st.navigation({"First": [st.Page(one, default=True)], "Second": [st.Page(two)]}, expanded=True).run()
"""

expect.set_options(timeout=PATIENCE * 1000)


@contextmanager
def running_server(log: Path, script: Path = ROOT / "serve.py", **environment: str) -> Iterator[str]:
    """The app, or another script, on a free port, its address once it answers; its log must be without
    trouble at the end.
    """
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.address",
        "localhost",
        "--server.port",
    ]
    with run_server(command, log, "/_stcore/health", "localhost", **environment) as url:
        yield url
    lines = [line for line in log.read_text("utf-8").splitlines() if TROUBLE.search(line)]
    assert not lines, f"the server complained:\n{log.read_text('utf-8')}"


@pytest.fixture(scope="session")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for all tests of a worker; none where there is no browser."""
    with running_server(tmp_path_factory.mktemp("server") / "log.txt") as url:
        yield url


@pytest.fixture(scope="session")
def streamlits_own(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The rules that a page of Streamlit without anything of ours breaks."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "app.py").write_text(PLAIN, "utf-8")
    with running_server(folder / "log.txt", folder / "app.py") as url:
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(url)
        expect(tab.locator("h1")).to_have_text("One")
        drawn(tab)
        rules = set(grave_faults(tab, set()))
        context.close()
    return rules


class Watch:
    """What the pages of a test asked for, and what went wrong in their scripts."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.tabs: list[Page] = []

    def over(self, tab: Page) -> None:
        """Listen to a tab and to those that it opens."""
        self.tabs.append(tab)
        tab.on("request", lambda request: self.asked.append(request.url))
        tab.on("websocket", lambda socket: self.asked.append(socket.url))
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        tab.on("popup", self.over)

    def strangers(self, hosts: set[str]) -> list[str]:
        """Requests to anywhere but the servers of the test."""
        return [
            url
            for url in self.asked
            if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc not in hosts
        ]

    def close(self) -> None:
        """Close the tabs; what they left in the browser goes too, for the next test has the same browser."""
        for tab in self.tabs:
            if not tab.is_closed():
                tab.evaluate("localStorage.clear(); sessionStorage.clear()")
                tab.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """The browser of a reader of one locale, kept for all tests of a worker: to fetch and to read the scripts
    of the app anew takes longer than most tests.
    """

    @cache
    def open_context(locale: str) -> BrowserContext:
        context = browser.new_context(locale=locale)
        context.set_default_timeout(PATIENCE * 1000)
        opened.append(context)
        return context

    opened: list[BrowserContext] = []
    yield open_context
    for context in opened:
        context.close()


@pytest.fixture
def visitor(contexts: Callable[[str], BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Opens a tab of its own at an address and waits for the page: visitor(url, "air", place_id="suzhou")."""
    watch, hosts, used = Watch(), set(), set()

    def follow(
        url: str,
        page: str = "",
        *,
        locale: str = "zh-CN",
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
        **query: str,
    ) -> Page:
        hosts.add(urlsplit(url).netloc)
        context = contexts(locale)
        used.add(context)
        if not context.pages:
            keep_compiled(context, url)
        tab = context.new_page()
        watch.over(tab)
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(color_scheme=scheme)
        tab.goto(f"{url}/{page}" + (f"?{urlencode(query, safe=',')}" if query else ""))
        settled(tab)
        return tab

    yield follow
    watch.close()
    for context in used:
        context.clear_cookies()
        context.clear_permissions()
    assert watch.strangers(hosts) == []
    assert watch.faults == []


def keep_compiled(context: BrowserContext, url: str) -> None:
    """Leave a tab open that shows nothing of the app: with the last tab of a site its process would end, and
    the next one would compile all scripts anew, which takes most of a visit.
    """
    context.new_page().goto(f"{url}/_stcore/health")


@pytest.fixture
def visit(server: str, visitor: Callable[..., Page]) -> Callable[..., Page]:
    """Follows a link of the app in a tab of its own: visit("air", place_id="suzhou", lang="en")."""

    def follow(page: str = "", **query) -> Page:
        return visitor(server, page, **query)

    return follow


def settled(tab: Page) -> None:
    """Wait until the page is there, no run is under way and no part of it is still being fetched."""
    tab.wait_for_function(SETTLED)  # asked at every frame; `expect` would ask ever more seldom


def is_on(tab: Page, title: str) -> None:
    """Wait until the page of this name is there: its print says so, for its title may be what it found."""
    expect(tab.locator(".cj-print p").first).to_contain_text(f"{title} · ")


def drawn(tab: Page) -> None:
    """Wait until the page is settled and every chart of it is drawn to the width it has."""
    tab.wait_for_function(f"() => ({SETTLED})() && ({DRAWN})()")


def open_folds(tab: Page) -> None:
    """Open every fold that can be seen, and those that are seen then. Clicked by a script: to move the mouse to
    each of some fifty takes longer than all that is looked at afterwards.
    """
    tab.evaluate("""() => document.querySelectorAll('details:not([open]) > summary')
        .forEach(fold => fold.checkVisibility() && fold.click())""")


def choose(tab: Page, label: str, option: str) -> None:
    """Choose in a box with a list, as a reader: open it, type, take the option."""
    box = tab.get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    tab.get_by_role("option", name=option, exact=True).click()


def speak(tab: Page, language: str) -> None:
    """Use the language switch."""
    tab.get_by_test_id("stSidebar").get_by_text(language, exact=True).click()


def turn_to(tab: Page, title: str) -> None:
    """Use the menu."""
    tab.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
