"""Pages that take a reader's own text, with one in them: what stands there only then."""

from playwright.sync_api import Page, expect

from dashboard.text import Language, load_texts
from tests.browser.conftest import open_folds, settled

REPORT = """苏州市生态环境局2027年工作总结
2027年，全市PM2.5年均浓度为26.5微克/立方米，空气优良天数比例为85.2%。"""
DRAFT = "2025年，PM2.5年均浓度为28微克/立方米，优良天数比率为80.8%，臭氧浓度为150微克/立方米。"
TABLE = "地区\t年份\tPM2.5年均浓度（μg/m³）\n苏州\t2027\t26.5\n宿迁\t2027\t31\n嘉兴\t2027\t约莫\n"


def load(tab: Page, page: str, language: Language) -> bool:
    """Hand a text in, where the page takes one, and open what can be opened of what comes of it; whether it
    does.
    """
    words = load_texts(language)
    if page == "add":
        tab.get_by_role("button", name=words["add.hand_in"]).click()
        tab.get_by_role("textbox", name=words["add.paste"]).fill(REPORT)
        tab.get_by_role("button", name=words["add.read"], exact=True).click()
        expect(tab.locator(".cj-document")).to_contain_text("26.5")
        settled(tab)
        for key in ("Escape", "a", "j", "r", "?", "e"):
            tab.keyboard.press(key)
        expect(tab.locator(".cj-entry-form, .cj-review-help:not([hidden])")).to_have_count(2)
        expect(tab.get_by_role("button", name=words["add.download"])).to_be_visible()
    elif page == "check_draft":
        tab.get_by_role("textbox", name=words["check_draft.label"]).fill(DRAFT)
        tab.get_by_role("button", name=words["check_draft.apply"], exact=True).click()
        expect(tab.locator(".cj-example")).to_have_count(0)
    elif page == "own_table":
        tab.get_by_role("textbox", name=words["own_table.paste"]).fill(TABLE)
        tab.get_by_role("button", name=words["own_table.read"], exact=True).click()
        expect(tab.get_by_role("heading", name=words["own_table.unknown"].format(count=1))).to_be_visible()
    else:
        return False
    settled(tab)
    open_folds(tab)
    return True
