"""This year in a real browser: type two numbers, read and copy the answer, suppose something, send the link."""

import pytest
from playwright.sync_api import expect

from dashboard.text import load_texts
from tests.browser.conftest import drawn, settled
from tests.browser.test_address import asked

NUMBERS = {"mean_so_far": "28", "days_so_far": "273"}
LATE = 700  # ms between a server's answer and the browser

QUOTE = {
    "zh": "苏州2026年PM2.5年均目标不超过29微克/立方米。截至2026年9月30日（273天），均值28微克/立方米，余下92天平均浓度须控制在31.9微克/立方米以内",
    "en": "Suzhou 2026 · Annual mean PM2.5: the target is at most 29 µg/m³. Until 2026-09-30 (273 days) the mean is 28 µg/m³",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_numbers_answer_the_question(visit, visitor, language):
    words, tab = load_texts(language), visit("this_year", lang=language)
    expect(tab.locator(".cj-example")).to_contain_text(words["this_year.example_about"])
    expect(tab.locator(".cj-quote")).to_have_count(0)
    for key, number in NUMBERS.items():
        field = tab.get_by_role("textbox", name=words[f"control.{key}"])
        field.fill(number)
        field.press("Enter")
        settled(tab)
    expect(tab.locator(".cj-quote")).to_contain_text(QUOTE[language])
    expect(tab.locator(".cj-example")).to_have_count(0)
    settled(tab)
    assert NUMBERS.items() <= asked(tab).items()
    answer, charts = tab.locator(".cj-fact-amount").first, tab.get_by_test_id("stPlotlyChart")
    expect(answer).to_contain_text("31.9")
    assert answer.bounding_box()["y"] < 700
    drawn(tab)
    assert charts.count() == 2
    link = tab.url
    other = visitor(link.partition("/this_year")[0], "this_year", **asked(tab))
    expect(other.locator(".cj-quote")).to_contain_text(QUOTE[language])


def test_pasted_days_stay_out_of_the_address(visit):
    words, tab = load_texts("zh"), visit("this_year", lang="zh")
    tab.get_by_role("button", name=words["control.own_data"]).click()
    lines = "\n".join(f"2026-{month:02} {20 + month}" for month in range(1, 10))
    tab.get_by_role("textbox", name=words["own.label"]).fill(lines)
    tab.get_by_role("button", name=words["own.apply"]).click()
    settled(tab)
    expect(tab.locator(".cj-quote")).to_contain_text("截至2026年9月30日（273天）")
    assert not {"own_data", "own_text"} & set(asked(tab))
    tab.reload()
    settled(tab)
    expect(tab.locator(".cj-example")).to_have_count(1)


def test_numbers_typed_faster_than_the_network_stay(visit):
    """The second is typed before the browser has heard what became of the first."""
    words, tab = load_texts("zh"), visit("this_year", lang="zh")

    def answer_late(socket):
        server = socket.connect_to_server()
        server.on_message(lambda message: (tab.wait_for_timeout(LATE), socket.send(message)))

    tab.route_web_socket("**/_stcore/stream", answer_late)
    tab.reload()
    settled(tab)
    for key, number in NUMBERS.items():
        tab.get_by_role("textbox", name=words[f"control.{key}"]).fill(number)
        tab.keyboard.press("Enter")
        tab.wait_for_timeout(LATE)
    expect(tab.locator(".cj-quote")).to_contain_text(QUOTE["zh"])
    settled(tab)
    assert NUMBERS.items() <= asked(tab).items()
