"""What readers who cannot see well or not use a mouse meet where they click, and by the keyboard. Every page as it
opens: test_every_page.py; colours: dashboard/test_theme.py.
"""

import re

import pytest
from playwright.sync_api import expect

from dashboard.text import load_texts
from tests.browser.axe import grave_faults
from tests.browser.conftest import drawn, open_folds, settled
from tests.browser.test_every_page import LINKS

SCHEMES = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_opens_on_a_click_is_as_sound(visit, streamlits_own, scheme):
    """The claims behind the numbers and the inputs of a verdict; then, each by itself, the drawer to share, the
    help, the ways to take a table away.
    """
    tab = visit("targets", lang="en", scheme=scheme, place_id="suzhou,jiaxing", year="2025")
    drawn(tab)
    open_folds(tab)
    drawn(tab)
    expect(tab.locator("details:not([open]) > summary").filter(visible=True)).to_have_count(0)
    assert grave_faults(tab, streamlits_own) == {}
    for label in ("share.title", "help.title", "download.table"):
        tab.get_by_role("button", name=load_texts("en")[label], exact=True).first.click()
        body = tab.get_by_test_id("stPopoverBody")
        expect(body).to_be_visible()
        expect(body.locator("a, button, input").first).to_be_attached()  # made when it is opened
        drawn(tab)
        assert grave_faults(tab, streamlits_own, within='[data-testid="stPopoverBody"]') == {}, label
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
