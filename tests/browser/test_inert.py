"""A data file that tries to be a program: names, titles, notes and units full of markup are shown to the
letter and run nothing.
"""

import shutil

import pytest
from playwright.sync_api import Page, expect

from dashboard.text import load_texts
from etl.build import build
from tests.browser.conftest import drawn, is_on, running_server, turn_to
from tests.conftest import MINI
from tests.edits import append, replace
from tests.pages.test_every_page import PAGES

EVIL = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>**b** [l](javascript:window.ran=1) <b>t</b> :red[r] $x$ `c`"
RAN = "() => window.ran === 1 || [...document.querySelectorAll('script')].some(script => script.textContent.includes('ran'))"
# What markup would have made of the words: elements that no page of ours draws.
MADE = """() => [...document.querySelectorAll(
    'img[src="x"], a[href^="javascript"], .katex, [data-testid="stMain"] em, .js-plotly-plot [style*="bold"]'
)].filter(part => part.matches('img') || part.textContent.trim()).map(part => part.outerHTML)"""  # an empty title of a chart is bold
TELLING = ("overview", "air", "compare", "targets", "audit", "sources", "standards")  # pages with these words


@pytest.fixture(scope="module")
def poisoned(browser, tmp_path_factory: pytest.TempPathFactory):
    """A server over the small data, with markup wherever a curated file has words for readers."""
    folder = tmp_path_factory.mktemp("poisoned")
    data = shutil.copytree(MINI, folder / "data")
    replace(data, "places.csv", "Mini Lakeside", EVIL)
    replace(data, "sources.csv", "Mini report of Lakeside 2025", EVIL)
    replace(data, "sources.csv", "Mini Bureau of Lakeside", EVIL)
    replace(data, "scopes.csv", "urban area", EVIL)
    replace(data, "standards.csv", "New mini standard", EVIL)
    replace(data, "look_alikes.csv", "One is a share of days, the other of sections.", EVIL)
    replace(data, "indicators/pm25.yml", "en: Mini particles\n", f'en: "{EVIL}"\n')
    replace(data, "indicators/pm25.yml", "en: Mini particles; every number is invented.", f'en: "{EVIL}"')
    append(
        data,
        "claims/inspection.csv",
        f"lakeside,all,2023,none,actual,=,7,case,,lakeside_press,{EVIL},7起,注,{EVIL}",
    )
    build(data, folder / "warehouse.duckdb")
    with running_server(
        folder / "log.txt", CHENGJING_WAREHOUSE=str(folder / "warehouse.duckdb"), CHENGJING_BUILD="never"
    ) as url:
        yield url


def test_markup_in_data_is_text(visitor, poisoned):
    """One visit, from page to page by the menu; every page that makes something of the markup is named. First the
    page that the menu would open on all places, and not on those of the link.
    """
    tab = visitor(poisoned, "audit", lang="en", place_id="lakeside,harbour")
    made = {page: look_at(tab, page) for page in ("audit", *(page for page in PAGES if page != "audit"))}
    assert made == {page: [] for page in PAGES}


def look_at(tab: Page, page: str) -> list[str]:
    """What a page made of the markup; also where the words of the markup are gone."""
    name = load_texts("en")[f"page.{page}"]
    turn_to(tab, name)
    is_on(tab, name)
    drawn(tab)
    found = tab.evaluate(MADE)
    if tab.evaluate(RAN):
        found.append("a script")
    if page in TELLING and EVIL not in tab.locator("body").inner_text():
        found.append("the words themselves are gone")
    return found


def test_markup_in_the_drawer_and_in_a_frame(visitor, poisoned):
    tab = visitor(poisoned, "air", lang="en", place_id="lakeside")
    tab.get_by_role("button", name="Share", exact=True).click()
    expect(tab.get_by_test_id("stPopoverBody")).to_be_visible()
    drawn(tab)
    inert(tab)
    tab.goto(f"{poisoned}/air?lang=en&place_id=lakeside&embed=true&chart=years")
    expect(tab.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    inert(tab)


def inert(tab: Page) -> None:
    assert tab.evaluate(RAN) is False
    assert tab.evaluate(MADE) == []
