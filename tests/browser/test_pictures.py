"""Pictures of charts: what is saved or copied can stand alone, with title, second line, source, date and link."""

import re
import struct
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from dashboard.text import load_texts
from tests.browser.conftest import drawn

PAPER, SLIDE = 3000, (1600, 900)  # pixels


def take(tab: Page, size: str, form: str) -> tuple[str, bytes]:
    """Save the first chart's picture as a reader does: its file name and content."""
    foot = tab.locator(".cj-actions").first
    if not foot.locator("details[open]").count():
        foot.locator("summary").click()
    with tab.expect_download() as arriving:
        foot.locator(f"[data-size={size}][data-format={form}]").click()
    return arriving.value.suggested_filename, Path(arriving.value.path()).read_bytes()


def words(svg: bytes) -> str:
    """The words drawn in an SVG, one after another, without the places where they are wrapped."""
    texts = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return re.sub(r"\s", "", "".join("".join(text.itertext()) for text in texts))


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize(("language", "width", "scheme"), [("zh", 1280, "light"), ("en", 375, "dark")])
def test_a_saved_picture_carries_title_source_date_and_link(visit, language, width, scheme):
    tab = visit("air", place_id="suzhou,jiaxing", lang=language, width=width, scheme=scheme)
    drawn(tab)
    name, svg = take(tab, "page", "svg")
    assert re.fullmatch(r"chengjing-pm25-suzhou-jiaxing-\d{4}-\d{4}\.svg", name)
    meta = tab.evaluate("document.querySelector('.js-plotly-plot').layout.meta")
    source = tab.locator(".cj-source").first.evaluate("element => element.firstChild.textContent")
    title, subtitle = (
        part["text"].replace("<br>", " ")
        for part in (meta["page"]["layout"]["title"], meta["page"]["layout"]["title"]["subtitle"])
    )
    drawn_words = words(svg)
    for words_of_frame in (title, subtitle, source):
        assert re.sub(r"\s", "", words_of_frame) in drawn_words
    assert f"{urlsplit(tab.url).netloc}/air" in drawn_words
    assert len(title) > 3 and len(source) > 30
    name, png = take(tab, "page", "png")
    assert (name[-4:], size_of(png)[0]) == (".png", PAPER)
    name, png = take(tab, "slide", "png")
    assert (name[-10:], size_of(png)) == ("-slide.png", SLIDE)


def test_a_picture_and_a_source_are_copied(visit):
    tab = visit("water", place_id="suzhou,jiaxing", lang="zh")
    drawn(tab)
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    texts = load_texts("zh")
    button = tab.get_by_role("button", name=texts["chart.copy_source"]).first
    button.click()
    expect(button).to_have_attribute("data-state", "done")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert (
        tab.locator(".cj-source").first.evaluate("element => element.firstChild.textContent").strip()
        in copied
    )
    assert "http" in copied
    button = tab.get_by_role("button", name=texts["chart.copy_picture"]).first
    button.click()
    expect(button).to_have_attribute("data-state", "done")
    kinds = tab.evaluate("navigator.clipboard.read().then(items => items.flatMap(item => item.types))")
    assert "image/png" in kinds


def test_nothing_covers_the_first_line_of_a_chart_on_a_phone(visit):
    tab = visit("air", place_id="suzhou,jiaxing", width=375, height=812)
    drawn(tab)
    tab.get_by_test_id("stPlotlyChart").first.hover()
    expect(tab.locator(".modebar").first).to_be_hidden()
