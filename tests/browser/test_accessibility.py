"""What readers who cannot see well or not use a mouse meet, by axe-core and by the keyboard. Colours:
dashboard/test_theme.py.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.text import load_texts
from tests.browser.conftest import drawn, is_on, running_server, settled
from tests.browser.loaded_pages import load
from tests.browser.test_every_page import LINKS, LIT, VIEWS
from tests.pages.test_every_page import PAGES

GRAVE = ("serious", "critical")
SCHEMES = ("light", "dark")
# A page that says one word, below Streamlit's own menu with sections: what axe finds here is Streamlit's.
PLAIN = """
import streamlit as st


def one():
    st.title("One")


def two():
    st.title("Two")


st.navigation({"First": [st.Page(one, default=True)], "Second": [st.Page(two)]}, expanded=True).run()
"""


def found(tab: Page) -> dict[str, str]:
    """Rules that are broken gravely, with the first place of each."""
    # Not what is right: to list all of that takes longer than to look.
    broken = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    return {fault["id"]: fault["nodes"][0]["html"][:200] for fault in broken if fault["impact"] in GRAVE}


@pytest.fixture(scope="module")
def streamlits_own(browser, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The rules that a page of Streamlit without anything of ours breaks."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "app.py").write_text(PLAIN, "utf-8")
    with running_server(folder / "log.txt", folder / "app.py") as url:
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(url)
        expect(tab.locator("h1")).to_have_text("One")
        drawn(tab)
        rules = set(found(tab))
        context.close()
    return rules


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_grave_that_is_ours(visit, streamlits_own, page):
    """In English, light, on the screen of a desk; in Chinese, dark, on that of a phone. What takes a reader's
    text is looked at with one, too.
    """
    chosen = LINKS.get(page, {"place_id": "suzhou,jiaxing"})
    tab = visit(VIEWS.get(page, page), lang="en", **chosen)
    drawn(tab)
    assert {rule: where for rule, where in found(tab).items() if rule not in streamlits_own} == {}
    if load(tab, page, "en"):
        assert {rule: where for rule, where in found(tab).items() if rule not in streamlits_own} == {}
    tab.set_viewport_size({"width": 375, "height": 800})
    tab.emulate_media(color_scheme="dark")
    tab.goto(tab.url.replace("lang=en", "lang=zh"))
    is_on(tab, load_texts("zh")[f"page.{page}"])
    tab.wait_for_function(LIT, arg="dark")
    drawn(tab)
    load(tab, page, "zh")
    assert {rule: where for rule, where in found(tab).items() if rule not in streamlits_own} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_opens_on_a_click_is_as_sound(visit, streamlits_own, scheme):
    """The drawer to share, the help, the ways to take a table away, the claims behind the numbers, the inputs
    of a verdict.
    """
    tab = visit("targets", lang="en", scheme=scheme, place_id="suzhou,jiaxing", year="2025")
    drawn(tab)
    for fold in tab.locator("details > summary").all():
        if fold.is_visible():
            fold.click()
    for label in ("share.title", "help.title", "download.table"):
        tab.get_by_role("button", name=load_texts("en")[label], exact=True).first.click()
        body = tab.get_by_test_id("stPopoverBody")
        expect(body).to_be_visible()
        expect(body.locator("a, button, input").first).to_be_attached()  # made when it is opened
        drawn(tab)
        assert {rule: where for rule, where in found(tab).items() if rule not in streamlits_own} == {}, label
        tab.keyboard.press("Escape")
        expect(tab.get_by_test_id("stPopoverBody")).to_have_count(0)


CONTROLS = """() => {
    const kinds = 'a, button, input, textarea, summary, [role=combobox], [role=button], [role=radio], [role=checkbox]';
    const seen = part => part.checkVisibility({visibilityProperty: true, opacityProperty: true}) && part.getBoundingClientRect().width > 1;
    window.controls = [...document.querySelectorAll(kinds)].filter(part => seen(part) && !part.disabled);
    window.met = new Set();
    document.addEventListener('focusin', event => met.add(event.target), true);
    return controls.length;
}"""
NOT_MET = """() => controls.filter(part => ![...met].some(other => other.contains(part) || part.contains(other)))
    .map(part => part.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("page", ["targets", "compare", "sources"])
def test_the_keyboard_reaches_every_control(visit, page):
    """By the tabulator alone: menu, language, inputs, the buttons of a chart, every number, every verdict."""
    tab = visit(page, lang="en", **LINKS.get(page, {"place_id": "suzhou,jiaxing"}))
    drawn(tab)
    count = tab.evaluate(CONTROLS)
    assert count > 30
    for _ in range(count + 20):
        tab.keyboard.press("Tab")
    assert tab.evaluate(NOT_MET) == []


def test_the_keyboard_alone_chooses_and_shares(visit):
    tab = visit("air", lang="en")
    box = tab.get_by_role("combobox", name=load_texts("en")["control.indicator_id"])
    box.focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("indicator_id="))
    settled(tab)
    tab.get_by_role("button", name=load_texts("en")["share.title"], exact=True).focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_test_id("stPopoverBody").get_by_text("indicator_id=").first).to_be_visible()
