"""Links in a real browser: cold, back and forth, reloaded, in both languages, and by two readers at once."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard.text import load_texts
from tests.browser.conftest import choose, drawn, is_on, running_server, settled, speak, turn_to
from tests.servers import ROOT

PM10 = {"zh": "PM10年均浓度", "en": "Annual mean PM10"}
GOOD_DAYS = {"zh": "空气质量优良天数比率", "en": "Share of good or excellent air days"}
PM25 = {"zh": "PM2.5年均浓度", "en": "Annual mean PM2.5"}
PLACES = {"zh": ["苏州", "嘉兴"], "en": ["Suzhou", "Jiaxing"]}


def asked(tab: Page) -> dict[str, str]:
    """The choices in the address bar."""
    return {
        key: codes[-1] for key, codes in parse_qs(urlsplit(tab.url).query, keep_blank_values=True).items()
    }


def shows(tab: Page, language: str, indicator: dict[str, str]) -> None:
    """The page on air with this indicator, all its words in one language."""
    is_on(tab, load_texts(language)["page.air"])
    expect(tab.locator("h3").first).to_contain_text(indicator[language])
    settled(tab)
    box = tab.get_by_role("combobox", name=load_texts(language)["control.indicator_id"])
    expect(box).to_have_count(1)
    expect(box).to_have_value(indicator[language])


def places_are(tab: Page, language: str, names: list[str]) -> None:
    """The places chosen, in this order."""
    box = tab.get_by_test_id("stMultiSelect").filter(has_text=load_texts(language)["control.place_id"])
    expect(box).to_have_count(1)
    removers = box.get_by_role("group", name="Selected values").get_by_role("button")
    expect(removers).to_have_count(len(names))
    for at, name in enumerate(names):
        expect(removers.nth(at)).to_have_attribute("aria-label", f"Remove {name}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_cold_deep_link_opens_its_view(visit, language):
    tab = visit("air", place_id="suzhou,jiaxing", indicator_id="good_day_ratio", lang=language)
    shows(tab, language, GOOD_DAYS)
    places_are(tab, language, PLACES[language])
    expect(tab).to_have_title(f"{load_texts(language)['page.air']} · {load_texts(language)['app.title']}")
    expect(tab.get_by_test_id("stPlotlyChart")).to_have_count(1)
    drawn(tab)
    assert asked(tab)["indicator_id"] == "good_day_ratio"


def test_the_first_page_opened_by_its_name_keeps_the_first_choice(visit):
    tab = visit("overview", place_id="suzhou", lang="zh")
    places_are(tab, "zh", PLACES["zh"][:1])
    choose(tab, "城市与区域", PLACES["zh"][1])
    tab.keyboard.press("Escape")
    expect(tab).to_have_url(re.compile(r"/$"))  # the two are the default
    settled(tab)  # not asked before: the box shows a choice before the server has heard of it
    places_are(tab, "zh", PLACES["zh"])


def test_the_first_visitor_of_a_fresh_server_gets_the_whole_page(visitor, tmp_path):
    """Streamlit's older automatic pages would show him the page without its frame."""
    with running_server(tmp_path / "log.txt", ROOT / "app.py") as url:
        tab = visitor(url, "targets", place_id="suzhou", year="2022", lang="en")
        is_on(tab, load_texts("en")["page.targets"])
        expect(tab.locator("h1").first).to_contain_text("Suzhou 2022: 1 can be judged")
        expect(tab.get_by_test_id("stSidebarNav").get_by_role("link")).to_have_count(
            len([key for key in load_texts("en") if key.startswith("page.")])
        )
        tab.close()


@pytest.mark.parametrize(("locale", "language"), [("en-GB", "en"), ("fr-FR", "zh")])
def test_the_browser_decides_the_language(visit, locale, language):
    tab = visit("sources", locale=locale)
    is_on(tab, load_texts(language)["page.sources"])
    assert urlsplit(tab.url).query == ""


def test_back_and_forward_after_a_choice_and_after_a_page(visit):
    tab = visit("air")
    choose(tab, "指标", PM10["zh"])
    shows(tab, "zh", PM10)
    expect(tab).to_have_url(re.compile(r"/air\?indicator_id=pm10$"))
    turn_to(tab, load_texts("zh")["page.sources"])
    is_on(tab, load_texts("zh")["page.sources"])
    expect(tab).to_have_url(re.compile(r"/sources$"))
    tab.go_back()
    shows(tab, "zh", PM10)
    expect(tab).to_have_url(re.compile(r"/air\?indicator_id=pm10$"))
    tab.go_back()
    shows(tab, "zh", PM25)
    expect(tab).to_have_url(re.compile(r"/air$"))
    tab.go_forward()
    shows(tab, "zh", PM10)
    tab.go_forward()
    is_on(tab, load_texts("zh")["page.sources"])
    tab.go_back()
    shows(tab, "zh", PM10)
    choose(tab, "指标", GOOD_DAYS["zh"])
    shows(tab, "zh", GOOD_DAYS)
    expect(tab).to_have_url(re.compile(r"/air\?indicator_id=good_day_ratio$"))


def test_reload_keeps_the_view(visit):
    tab = visit("air", locale="en-US")
    choose(tab, "Indicator", PM10["en"])
    shows(tab, "en", PM10)
    speak(tab, "中文")
    shows(tab, "zh", PM10)
    expect(tab).to_have_url(re.compile(r"lang=zh"))
    assert asked(tab) == {"indicator_id": "pm10", "lang": "zh"}
    tab.reload()
    settled(tab)
    shows(tab, "zh", PM10)
    assert asked(tab) == {"indicator_id": "pm10", "lang": "zh"}


def test_switching_the_language_keeps_the_choice(visit):
    tab = visit("air", place_id="jiaxing,shanghai", indicator_id="good_day_ratio")
    speak(tab, "English")
    is_on(tab, "Air")
    expect(tab.get_by_role("combobox", name="Indicator")).to_have_value(GOOD_DAYS["en"])
    places_are(tab, "en", ["Jiaxing", "Shanghai"])
    expect(tab).to_have_url(re.compile("lang=en"))
    assert asked(tab) == {"place_id": "jiaxing,shanghai", "indicator_id": "good_day_ratio", "lang": "en"}
    turn_to(tab, "Water")
    is_on(tab, "Water")
    places_are(tab, "en", ["Jiaxing", "Shanghai"])
    expect(tab).to_have_url(re.compile(r"/water\?.*lang=en"))


def test_the_address_stays_short(visit):
    tab = visit("compare")
    assert urlsplit(tab.url).query == ""
    choose(tab, "城市与区域", "上海")
    expect(tab).to_have_url(re.compile("place_id="))
    assert asked(tab) == {"place_id": "suzhou,jiaxing,shanghai"}
    assert len(urlsplit(tab.url).query) < 40


def test_two_readers_do_not_disturb_each_other(visit):
    one, other = visit("air", lang="en"), visit("air")
    choose(one, "Indicator", PM10["en"])
    shows(one, "en", PM10)
    shows(other, "zh", PM25)
    choose(other, "指标", GOOD_DAYS["zh"])
    shows(other, "zh", GOOD_DAYS)
    expect(other).to_have_url(re.compile("indicator_id="))
    shows(one, "en", PM10)
    assert asked(one) == {"indicator_id": "pm10", "lang": "en"}
    assert asked(other) == {"indicator_id": "good_day_ratio"}


def test_code_in_a_link_is_inert_text(visit):
    code = "<img src=x onerror=document.title='struck'>"
    tab = visit("air", place_id=code, indicator_id="**b** [a](https://evil.example)", lang="en")
    notice = tab.get_by_test_id("stAlert").first
    expect(notice).to_contain_text(code)
    expect(notice).to_contain_text("**b** [a](https://evil.example)")
    assert (
        notice.locator("img[src=x], a, strong, script").evaluate_all(
            "found => found.map(one => one.outerHTML)"
        )
        == []
    )
    assert "struck" not in tab.title()
    is_on(tab, "Air")


ADDED = {"zh": "上海", "en": "Shanghai"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_press_of_back_is_one_step(visit, language):
    """Air with Shanghai added, then water, then Back: air as it was, in the language it had."""
    texts, three = load_texts(language), [*PLACES[language], ADDED[language]]
    tab = visit("air")
    if language == "en":
        speak(tab, "English")
        is_on(tab, texts["page.air"])
    choose(tab, texts["control.place_id"], ADDED[language])
    tab.keyboard.press("Escape")  # an open list hides the rest from assistive technology
    places_are(tab, language, three)
    expect(tab).to_have_url(re.compile("place_id="))
    settled(tab)
    air, entries = tab.url, tab.evaluate("history.length")
    turn_to(tab, texts["page.water"])
    is_on(tab, texts["page.water"])
    places_are(tab, language, three)
    expect(tab).to_have_url(re.compile(r"/water\?.*place_id="))
    settled(tab)
    assert tab.evaluate("history.length") == entries + 1
    tab.go_back()
    expect(tab).to_have_url(air)
    shows(tab, language, PM25)
    places_are(tab, language, three)


def test_back_after_a_change_of_language_is_the_language_before(visit):
    """Three cities, then English, then Back and Forward: each press one step, the cities kept."""
    three = {language: [*PLACES[language], ADDED[language]] for language in ADDED}
    tab = visit("air", place_id="suzhou,jiaxing,shanghai")
    places_are(tab, "zh", three["zh"])
    speak(tab, "English")
    is_on(tab, load_texts("en")["page.air"])
    places_are(tab, "en", three["en"])
    expect(tab).to_have_url(re.compile("lang=en"))
    settled(tab)
    tab.go_back()
    is_on(tab, load_texts("zh")["page.air"])
    places_are(tab, "zh", three["zh"])
    assert "lang" not in asked(tab)
    tab.go_forward()
    is_on(tab, load_texts("en")["page.air"])
    places_are(tab, "en", three["en"])


def test_a_link_that_is_written_anew_is_one_step_too(visit, server):
    """Older keys, a default, a code that means nothing: the address is put right in its place."""
    tab = visit("sources")
    tab.goto(f"{server}/air?place=suzhou&indicator=pm10&scope=nowhere&lang=zh")
    shows(tab, "zh", PM10)
    places_are(tab, "zh", ["苏州"])
    expect(tab).to_have_url(re.compile(r"/air\?indicator_id=pm10&place_id=suzhou$"))
    settled(tab)
    tab.go_back()
    expect(tab).to_have_url(re.compile(r"/sources$"))
    is_on(tab, load_texts("zh")["page.sources"])


def test_back_to_a_bare_address_is_its_own_view(visit):
    """Two steps at once, over a page with other places: the overview as it was, not with the places of that
    page.
    """
    tab = visit()
    turn_to(tab, load_texts("zh")["page.air"])
    is_on(tab, load_texts("zh")["page.air"])
    choose(tab, load_texts("zh")["control.place_id"], "上海")
    expect(tab).to_have_url(re.compile("place_id="))
    settled(tab)
    tab.evaluate("history.go(-2)")
    is_on(tab, load_texts("zh")["page.overview"])
    places_are(tab, "zh", PLACES["zh"])
    assert urlsplit(tab.url).query == ""


def test_a_page_that_does_not_exist_is_named_even_to_the_first_visitor(visitor, tmp_path):
    with running_server(tmp_path / "log.txt") as url:
        for language in ("zh", "en"):
            tab, texts = visitor(url, "nopage", lang=language), load_texts(language)
            is_on(tab, texts["page.overview"])
            expect(tab.get_by_test_id("stAlert").first).to_contain_text(
                texts["address.no_page"].format(part="nopage")
            )
            assert tab.get_by_role("dialog").count() == 0
            turn_to(tab, texts["page.air"])
            is_on(tab, texts["page.air"])
            settled(tab)
            assert tab.get_by_text("nopage").count() == 0
            tab.close()


def test_the_first_page_also_answers_at_its_own_name(visit):
    tab = visit("overview", place_id="jiaxing", lang="en")
    settled(tab)
    is_on(tab, load_texts("en")["page.overview"])
    assert tab.get_by_role("dialog").count() == 0
    assert tab.get_by_text("not exist").count() == 0
    places_are(tab, "en", ["Jiaxing"])
