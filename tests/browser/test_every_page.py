"""Every page of the menu in a real browser: nothing leaves the server, charts have names and tables, nothing
overflows.
"""

import re
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from dashboard.text import load_texts
from tests.browser.conftest import drawn, is_on
from tests.pages.streamlit_internals import START
from tests.pages.test_every_page import PAGES, THEMES

VIEWS = {START: ""}  # where a page's address is not its name
LINKS = {
    "targets": {"place_id": "suzhou", "year": "2022"},
    "compare": {"place_id": "suzhou,jiaxing,shanghai", "year": "2022"},
}
WIDE, ZOOMED, NARROW = (1280, 800), (640, 400), (375, 812)  # a desk, the same at 200 %, a phone

CHARTS = """() => {
    const seen = '[data-testid="stPlotlyChart"], table.cj-table, table.cj-rows';
    const parts = [...document.querySelectorAll(seen)].filter(part => part.checkVisibility());
    return parts.filter(part => part.matches('[data-testid="stPlotlyChart"]')).map(chart => {
        const at = parts.indexOf(chart);
        const table = [parts[at + 1], parts[at - 1]].find(part => part && part.matches('table'));
        const marks = [...chart.querySelector('.js-plotly-plot').data].map(trace => ({
            type: trace.type, mode: trace.mode || '', count: (trace.type === 'bar' ? trace.x : trace.y).filter(value => value !== null).length,
        }));
        return {
            name: chart.getAttribute('aria-label'), role: chart.getAttribute('role'), marks,
            head: !!table && [...table.tHead.rows[0].cells].map(cell => [cell.tagName, cell.scope, cell.innerText]),
            rows: !!table && [...table.tBodies[0].rows].filter(row => !row.matches('.cj-opened')).map(row => ({
                cells: [...row.cells].map(cell => cell.innerText), links: row.querySelectorAll('a').length,
            })),
        };
    });
}"""
OVERFLOW = """() => [document.documentElement, ...document.querySelectorAll('[data-testid="stMain"], [data-testid="stAppViewContainer"]')]
    .filter(part => part.scrollWidth > part.clientWidth).map(part => [part.tagName, part.scrollWidth, part.clientWidth])"""

LIT = """scheme => {
    const [red] = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor.match(/[0-9]+/g);
    return (red < 100) === (scheme === 'dark');
}"""


@pytest.mark.parametrize("page", PAGES)
def test_a_page_in_the_browser(visit, page):
    """The fixture sees to it that no request leaves the server, and that no script fails."""
    tab = visit(VIEWS.get(page, page), lang="en", **LINKS.get(page, {"place_id": "suzhou,jiaxing"}))
    is_on(tab, load_texts("en")[f"page.{page}"])
    drawn(tab)
    charts = tab.evaluate(CHARTS)
    assert len(charts) == tab.get_by_test_id("stPlotlyChart").count()
    for at, chart in enumerate(charts):
        has_a_name_and_a_table(tab, chart)
        drawn_marks, rows = counted(page, at, chart)
        assert drawn_marks == rows, (page, chart["name"])
    numbers_lead_to_claims(tab)
    nothing_overflows(tab)


def has_a_name_and_a_table(tab: Page, chart: dict[str, Any]) -> None:
    assert chart["name"]
    expect(tab.get_by_role("figure", name=chart["name"], exact=True)).to_have_count(1)
    assert chart["rows"], f"no table below {chart['name']}"
    assert all((tag, scope) == ("TH", "col") and told for tag, scope, told in chart["head"])
    assert all(len(row["cells"]) == len(chart["head"]) for row in chart["rows"])


def counted(page: str, at: int, chart: dict[str, Any]) -> tuple[int, int]:
    """The results a chart draws, and the rows (of a comparison: the numbers) of the table below that it is
    drawn from.
    """
    bars = sum(trace["count"] for trace in chart["marks"] if trace["type"] == "bar")
    dots = sum(trace["count"] for trace in chart["marks"] if trace["mode"].startswith("lines+markers"))
    rows, columns = chart["rows"], [told for _, _, told in chart["head"]]
    if page in THEMES and at == 0:  # lines: rows of whole years
        period, value = (
            columns.index(load_texts("en")[f"column.{column}"]) for column in ("period", "value")
        )
        results = [row for row in rows if not row["cells"][value].endswith("(target)")]
        return dots, sum(bool(re.fullmatch(r"\d{4}", row["cells"][period])) for row in results)
    if page in THEMES:
        return bars, len(rows)
    if page == "compare":  # a panel where two places or more are same or near, four at most
        comparable = sum(bool(re.search("[●◐]", row["cells"][-1])) for row in rows)
        return len(chart["marks"]), min(comparable, 4)
    return len(rows), len(rows)


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
        assert re.fullmatch(r"(claim_id=[a-z0-9_]+-[0-9a-f]+|source_id=[a-z0-9_]+)&lang=en", target.query), (
            link
        )


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
