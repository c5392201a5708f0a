"""The page on paper, one chart in a frame, and the share box, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.text import load_texts
from tests.browser.conftest import drawn, settled


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_shows_the_page_without_its_controls(visit, scheme):
    tab = visit("air", lang="en", scheme=scheme)
    drawn(tab)
    tab.emulate_media(media="print")
    expect(tab.locator(".cj-print")).to_be_visible()
    expect(tab.locator(".cj-print")).to_contain_text("PM2.5")
    for hidden in ("stSidebar", "stMultiSelect", "stSelectbox", "stPopover"):
        assert not [one for one in tab.get_by_test_id(hidden).all() if one.is_visible()], hidden
    assert tab.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    picture = tab.locator(".js-plotly-plot .main-svg").first.bounding_box()
    assert picture and abs(picture["width"] - 182 / 25.4 * 96) < 2  # as wide as the paper between its margins
    assert tab.locator(".cj-sources").first.is_visible()
    assert tab.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("page", "most"), [("overview", 2), ("targets", 4), ("ambition", 1), ("rectification", 2), ("compare", 3)]
)
def test_paper_holds_every_row_on_few_sheets(visit, page, most):
    tab = visit(page, place_id="suzhou,jiaxing")
    settled(tab)
    sheets = tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) <= most
    tab.set_viewport_size({"width": 688, "height": 1000})  # 182 mm, between the margins of A4
    tab.emulate_media(media="print")
    cut = """() => [...document.querySelectorAll('table.cj-rows, table.cj-bullets')]
        .filter(table => table.getBoundingClientRect().right > innerWidth + 1)
        .map(table => table.className)"""
    assert tab.evaluate(cut) == []


def test_a_frame_shows_one_chart(visit, server):
    tab = visit("air", lang="en")
    tab.goto(f"{server}/air?lang=en&embed=true&chart=cities")
    expect(tab.get_by_test_id("stPlotlyChart")).to_have_count(1)
    expect(tab.locator("h1")).to_have_count(0)
    expect(tab.get_by_test_id("stSidebar")).to_be_hidden()
    expect(tab.locator(".cj-source a")).to_have_text(load_texts("en")["embed.open"])
    assert "embed=true" in tab.url
    for chart in ("years", "cities"):
        tab.set_viewport_size({"width": 640, "height": 420})
        tab.goto(f"{server}/air?lang=en&embed=true&chart={chart}")
        expect(tab.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        tab.wait_for_function(
            "() => document.querySelector('.cj-source a')?.getBoundingClientRect().bottom <= innerHeight"
        )


def test_the_share_box_gives_a_short_link_and_on_request_a_whole_one(visit):
    tab = visit("air", lang="en")
    tab.get_by_role("button", name=load_texts("en")["share.title"], exact=False).last.click()
    box = tab.get_by_test_id("stPopoverBody")
    code = box.get_by_test_id("stCode").first
    expect(code).to_contain_text(re.compile(r"/air\?lang=en&build=[0-9a-f]{12}$"))
    expect(box.locator("img.cj-qr")).to_be_visible()
    assert box.locator("img.cj-qr").evaluate("image => image.width") == 280
    box.get_by_text(load_texts("en")["share.pin"]).click()
    expect(code).not_to_contain_text("build=")
    box.get_by_text(load_texts("en")["share.whole"]).click()
    expect(code).to_contain_text("place_id=suzhou,jiaxing")
    settled(tab)
