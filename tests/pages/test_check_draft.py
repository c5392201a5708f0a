"""The page that checks a draft: an example first, a reader's own text in the session alone, limits in words."""

import pytest

from dashboard.text import LANGUAGES, load_texts
from dashboard.views.check_draft.draft_check import MOST_LETTERS
from tests.pages.reader import Reader

DRAFT = "2025年，PM2.5年均浓度为29微克/立方米，优良天数比率为83.8%。<script>alert(1)</script>"


def paste(reader: Reader, text: str) -> Reader:
    reader.app.text_area[0].set_value(text)
    press(reader, "draft_apply")
    return reader


def press(reader: Reader, key: str) -> None:
    button = next(one for one in reader.app.button if (one.key or "").startswith(f"{key}-"))
    button.click().run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_on_an_example_that_says_so(visit, language):
    reader, words = visit("check_draft", lang=language, place_id="suzhou"), load_texts(language)
    assert not reader.app.exception
    assert reader.title == words["page.check_draft"]
    shown = reader.all_text()
    assert words["check_draft.example_about"] in shown and words["check_draft.private"] in shown
    assert words["check_draft.state.differs"] in shown
    assert not reader.tables


def test_a_draft_is_checked_and_stands_in_no_address(visit):
    reader = paste(visit("check_draft", lang="zh", place_id="suzhou"), DRAFT)
    assert reader.title == "2个数字：1个与来源一致，1个不一致"
    assert set(reader.address) <= {"lang", "place_id"}
    html = "".join(element.value for element in reader.app.html)
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html
    assert "2025年，PM2.5年均浓度为28微克/立方米" in reader.all_text()
    assert [row[2] for row in reader.table("草稿", "状态").rows] == ["数字不一致", "与来源一致"]
    reader.choose("lang", "en")
    assert reader.title == "2 numbers: 1 agrees with a source, 1 does not agree"


def test_what_one_reader_pastes_another_does_not_see(visit):
    first = paste(visit("check_draft", lang="zh", place_id="suzhou"), DRAFT)
    other = visit("check_draft", lang="zh", place_id="suzhou")
    assert "alert(1)" not in other.all_text()
    press(first, "draft_clear")
    assert first.title == "核稿"
    assert "alert(1)" not in first.all_text()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("年" * (MOST_LETTERS + 1), f"最多核对{MOST_LETTERS}个"),
        ("In 2025 PM2.5 was 28 µg/m³ in Suzhou.", "本页只读中文句子"),
        ("没有数字的一句话。", "没有读到可以核对的数字"),
    ],
)
def test_what_cannot_be_checked_is_told(visit, text, told):
    reader = paste(visit("check_draft", lang="zh", place_id="suzhou"), text)
    assert not reader.app.exception
    assert told in reader.all_text()
