"""Every page of the menu in a real browser: nothing leaves the server, charts have names and tables, nothing
overflows.
"""

import re
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page, TimeoutError, expect

from dashboard.serving.icon_font import ICONS
from dashboard.text import load_texts
from tests.browser.axe import grave_faults
from tests.browser.conftest import drawn, is_on
from tests.browser.loaded_pages import load
from tests.pages.streamlit_internals import START
from tests.pages.test_every_page import PAGES
from tests.serve.test_icons import load_making

VIEWS = {START: ""}  # where a page's address is not its name
LINKS = {
    "targets": {"place_id": "suzhou", "year": "2022"},
    "compare": {"place_id": "suzhou,jiaxing,shanghai", "year": "2022"},
}
WIDE, ZOOMED, NARROW = (1280, 800), (640, 400), (375, 812)  # a desk, the same at 200 %, a phone

CHARTS = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .filter(chart => chart.checkVisibility()).map(chart => chart.getAttribute('aria-label'))"""
TABLES = """() => [...document.querySelectorAll('[data-testid="stMain"] table')].filter(table => table.tHead).map(table => ({
    head: [...table.tHead.rows[0].cells].map(cell => [cell.tagName, cell.scope, cell.textContent.trim()]),
    rows: table.tBodies[0].rows.length,
}))"""
OVERFLOW = """() => [document.documentElement, ...document.querySelectorAll('[data-testid="stMain"], [data-testid="stAppViewContainer"]')]
    .filter(part => part.scrollWidth > part.clientWidth).map(part => [part.tagName, part.scrollWidth, part.clientWidth])"""

LIT = """scheme => {
    const [red] = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor.match(/[0-9]+/g);
    return (red < 100) === (scheme === 'dark');
}"""


@pytest.fixture(scope="module")
def icons() -> set[str]:
    """The names of the icons that our font holds."""
    return set(load_making().read_icons(TTFont(ICONS)))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_in_the_browser(visit, icons, streamlits_own, page):
    """The fixture sees to it that no request leaves the server, and that no script fails. Axe looks at it in English,
    light, on the screen of a desk; in Chinese, dark, on that of a phone; what takes a reader's text with one, too.
    """
    tab = visit(VIEWS.get(page, page), lang="en", **LINKS.get(page, {"place_id": "suzhou,jiaxing"}))
    is_on(tab, load_texts("en")[f"page.{page}"])
    drawn(tab)
    names, tables = tab.evaluate(CHARTS), tab.evaluate(TABLES)
    assert len(names) == tab.get_by_test_id("stPlotlyChart").count()
    for name in names:  # which numbers a chart draws and its table holds, tests/pages compares
        assert name
        expect(tab.get_by_role("figure", name=name, exact=True)).to_have_count(1)
    assert tables or page in (
        "audit",
        "check_draft",
        "add",
        "own_table",
    )  # cards, and tables that open on a click; a report and its figures
    for table in tables:
        assert table["rows"]
        assert all((tag, scope) == ("TH", "col") and words for tag, scope, words in table["head"])
    numbers_lead_to_claims(tab)
    assert grave_faults(tab, streamlits_own) == {}
    icons_are_in_the_font(tab, icons)
    nothing_overflows(tab)
    icons_are_in_the_font(tab, icons)
    tab.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    if load(tab, page, "en"):
        assert grave_faults(tab, streamlits_own) == {}
    tab.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    tab.emulate_media(color_scheme="dark")
    tab.goto(tab.url.replace("lang=en", "lang=zh"))
    is_on(tab, load_texts("zh")[f"page.{page}"])
    tab.wait_for_function(LIT, arg="dark")
    drawn(tab)
    load(tab, page, "zh")
    assert grave_faults(tab, streamlits_own) == {}


def icons_are_in_the_font(tab: Page, icons: set[str]) -> None:
    """The font holds but those that our pages and Streamlit's parts of them show."""
    shown = set(tab.get_by_test_id("stIconMaterial").all_text_contents())
    assert "expand_more" in shown
    assert shown <= icons


def numbers_lead_to_claims(tab: Page) -> None:
    """Every link in a table opens the sources with one claim or document, in the reader's language, beside
    this page; or, on the page of documents, a document at its publisher.
    """
    links = tab.locator("table.cj-table a, table.cj-rows a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    for link in links:
        target = urlsplit(urljoin(tab.url, link))
        if target.netloc != urlsplit(tab.url).netloc:
            assert urlsplit(tab.url).path == "/sources"
            continue
        assert target.path == "/sources"
        assert re.fullmatch(
            r"(claim_id=(derived-|computed-)?[a-z0-9_]+-[0-9a-f]+|source_id=[a-z0-9_]+)&lang=en", target.query
        ), link


def nothing_overflows(tab: Page) -> None:
    for (width, height), scheme in ((WIDE, "light"), (ZOOMED, "dark"), (NARROW, "dark"), (NARROW, "light")):
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(color_scheme=scheme)
        tab.wait_for_function(LIT, arg=scheme)
        drawn(tab)
        with suppress(TimeoutError):  # charts are drawn anew; what is too wide stays so
            tab.wait_for_function(f"() => ({OVERFLOW})().length === 0", timeout=5000)
        assert tab.evaluate(OVERFLOW) == [], (width, scheme)


def test_a_page_opened_on_a_phone_at_night(visit):
    tab = visit("air", width=NARROW[0], height=NARROW[1], scheme="dark")
    drawn(tab)
    assert tab.evaluate(OVERFLOW) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_menu_leads_from_page_to_page(visit):
    """One visit, page after page: the title of the page and of the browser's tab, in the reader's language."""
    tab = visit(lang="en")
    for page in [*PAGES[1::2], START]:
        tab.get_by_test_id("stSidebarNav").get_by_role(
            "link", name=load_texts("en")[f"page.{page}"], exact=True
        ).click()
        is_on(tab, load_texts("en")[f"page.{page}"])
        expect(tab).to_have_url(re.compile(rf"/{VIEWS.get(page, page)}\?lang=en$"))
        expect(tab).to_have_title(f"{load_texts('en')[f'page.{page}']} · {load_texts('en')['app.title']}")
        assert tab.get_by_test_id("stException").count() == 0
