"""Adding a report in a real browser: by keys alone, by clicks, by selected text, on a phone; for one session alone."""

import re

from playwright.sync_api import Page, expect

from dashboard.text import load_texts
from tests.browser.conftest import settled, turn_to
from tests.browser.test_address import asked

WORDS = load_texts("zh")
REPORT = """苏州市生态环境局2027年工作总结
一、环境质量
2027年，全市PM2.5年均浓度为26.5微克/立方米，空气优良天数比例为85.2%。
<b onclick="alert(1)">全年</b>开展调研417次。"""


def review_word(key: str) -> str:
    return WORDS[f"add.review.{key}"]


def hand_in(tab: Page, text: str = REPORT) -> None:
    tab.get_by_role("button", name=re.compile(WORDS["add.hand_in"][:4])).click()
    tab.get_by_role("textbox", name=WORDS["add.paste"]).fill(text)
    tab.get_by_role("button", name=WORDS["add.read"], exact=True).click()
    expect(tab.locator(".cj-document")).to_contain_text(text.splitlines()[0])
    settled(tab)
    tab.keyboard.press("Escape")


def counts(accepted: int, rejected: int, left: int) -> str:
    total = accepted + rejected + left
    return review_word("counts").format(total=total, accepted=accepted, rejected=rejected, open=left)


def press(tab: Page, keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def test_a_report_is_reviewed_by_keys_alone_and_stays_with_its_session(visit):
    tab = visit("add", lang="zh")
    expect(tab.locator(".cj-example")).to_contain_text(WORDS["add.example_about"])
    hand_in(tab)
    expect(tab.locator(".cj-example")).to_have_count(0)
    cards, shown = tab.locator(".cj-entry"), tab.locator(".cj-review-counts")
    total = cards.count()
    assert total >= 2
    assert set(asked(tab)) <= {"lang", "place_id"}
    press(tab, "aj")
    expect(cards.nth(1)).to_be_focused()
    expect(cards.nth(1)).to_have_attribute("aria-current", "true")
    expect(tab.locator(".cj-document mark[aria-current]")).to_have_text(re.compile("85.2"))
    press(tab, "r")
    expect(shown).to_have_text(counts(1, 1, total - 2))
    expect(tab.locator("h1")).to_contain_text("1项已采纳")  # the server knows, a moment later
    press(tab, "?")
    expect(tab.locator(".cj-review-help")).to_be_visible()
    turn_to(tab, WORDS["page.overview"])
    settled(tab)
    turn_to(tab, WORDS["page.add"])
    expect(shown).to_have_text(counts(1, 1, total - 2))
    other = visit("add", lang="zh")
    expect(other.locator(".cj-example")).to_have_count(1)
    expect(other.locator(".cj-review")).not_to_contain_text("26.5")


def test_a_figure_is_corrected_by_keys_and_another_added_from_the_text(visit):
    tab = visit("add", lang="zh")
    hand_in(tab)
    first = tab.locator(".cj-entry").first
    press(tab, "e")
    value = first.get_by_label(WORDS["add.field.value"])
    value.fill("265")
    value.press("Enter")
    expect(first).to_contain_text(WORDS["add.mark.implausible"])
    expect(first).to_contain_text(review_word("is_corrected"))
    expect(first).to_be_focused()
    assert (
        tab.evaluate("document.querySelectorAll('.cj-document b').length") == 0
    )  # text of a report is no markup
    tab.evaluate(
        """() => {
            const part = [...document.querySelectorAll('.cj-document [data-start]')].find(one => one.textContent.includes('417次'));
            const at = part.firstChild.data.indexOf('417');
            getSelection().setBaseAndExtent(part.firstChild, at, part.firstChild, at + 3);
        }"""
    )
    tab.get_by_role("button", name="添加“417”").click()
    form = tab.locator(".cj-addition")
    expect(form.get_by_label(WORDS["add.field.value"])).to_have_value("417")
    form.get_by_label(WORDS["add.field.indicator_id"]).fill("没有这个指标")
    form.get_by_role("button", name=review_word("save")).click()
    expect(form.get_by_role("alert")).to_contain_text(WORDS["add.field.indicator_id"])
    form.get_by_label(WORDS["add.field.indicator_id"]).fill("群众信访数量")
    form.get_by_role("button", name=review_word("cancel")).click()
    expect(form).to_have_count(0)


def test_clicks_do_the_same_and_a_phone_shows_one_after_the_other(visit):
    tab = visit("add", lang="zh", width=375, height=812)
    cards = tab.locator(".cj-entry")
    expect(tab.locator(".cj-document")).to_be_hidden()
    second = cards.nth(1)
    second.get_by_role("button", name=review_word("see_document")).click()
    expect(cards.first).to_be_hidden()
    expect(tab.locator(".cj-document mark[aria-current]")).to_be_in_viewport()
    tab.locator(".cj-document mark").first.click()
    tab.get_by_role("button", name=review_word("back")).click()
    expect(cards.first).to_have_attribute("aria-current", "true")
    accept = cards.first.get_by_role("button", name=review_word("accept"), exact=True)
    accept.click()
    expect(accept).to_have_attribute("aria-pressed", "true")
    download = tab.get_by_role("button", name=WORDS["add.download"])
    expect(download).not_to_be_in_viewport()
    tab.get_by_role("button", name=review_word("to_lines")).click()
    expect(download).to_be_in_viewport()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
