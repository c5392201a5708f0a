"""The page on this year: an example that says so, numbers in the address, what is wrong told, pasted data kept out."""

from datetime import date, timedelta

import pytest

from dashboard.text import LANGUAGES, load_texts
from tests.pages.reader import Reader

SUZHOU = {"place_id": "suzhou", "indicator_id": "pm25", "year": "2026"}


def button(reader: Reader, key: str):
    return next(one for one in reader.app.button if (one.key or "").startswith(f"{key}-"))


def paste(reader: Reader, text: str) -> Reader:
    next(area for area in reader.app.text_area).set_value(text)
    button(reader, "own_apply").click().run()
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_on_a_real_target_and_an_example_that_no_one_can_quote(visit, language):
    reader, words = visit("this_year", lang=language), load_texts(language)
    assert reader.title.startswith(words["this_year.example_mark"].strip())
    assert "29" in reader.all_text()
    assert words["this_year.example_about"] in reader.all_text()
    assert words["quote.title"] not in reader.all_text()
    assert all(row[0].startswith(words["this_year.example_mark"].strip()) for row in reader.tables[0].rows)
    for figure in reader.figures:
        assert (
            words["this_year.example_mark"].strip()
            in figure["layout"]["meta"]["page"]["layout"]["title"]["text"]
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_stands_in_the_address_and_leads_back(visit, language):
    reader = visit("this_year", lang=language)
    reader.choose("mean_so_far", "28").choose("days_so_far", "273")
    assert (reader.address["mean_so_far"], reader.address["days_so_far"]) == ("28", "273")
    again = visit("this_year", **reader.address)
    assert again.title == reader.title
    assert "31.9" in again.title
    assert load_texts(language)["quote.title"] in again.all_text()
    assert not again.notices


def test_numbers_stay_when_the_language_changes(visit):
    reader = visit("this_year", lang="zh", mean_so_far="28", days_so_far="273").choose("lang", "en")
    assert reader.chosen("mean_so_far") == "28"
    assert "31.9" in reader.title


def test_only_one_number_asks_for_the_other(visit):
    reader = visit("this_year", lang="zh", mean_so_far="28")
    assert reader.hints == ["还缺：已过的有效天数。填上后即可算出。"]
    assert not reader.figures


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"mean_so_far": "28", "days_so_far": "400"}, "2026年只有365天"),
        ({"mean_so_far": "-28", "days_so_far": "100"}, "不能为负"),
        ({"mean_so_far": "很好", "days_so_far": "100"}, "不是数字"),
        ({"mean_so_far": "<script>alert(1)</script>", "days_so_far": "100"}, "不是数字"),
        ({"mean_so_far": "28", "days_so_far": "100", "rest": "-1"}, "不是数字"),
    ],
)
def test_a_number_that_cannot_be_gives_a_sentence_and_no_answer(visit, typed, fault):
    reader = visit("this_year", lang="zh", **SUZHOU, **typed)
    assert not reader.app.exception
    assert fault in reader.all_text()
    assert reader.title.endswith("请核对填写的数字")
    assert not reader.figures


def test_full_width_digits_are_read(visit):
    reader = visit("this_year", lang="zh", mean_so_far="２８", days_so_far="２７３")
    assert "31.9" in reader.title
    assert "已读作28" in reader.all_text()


@pytest.mark.parametrize(
    ("link", "found"),
    [
        (
            {"indicator_id": "good_day_ratio", "year": "2025", "good_so_far": "232", "days_so_far": "273"},
            "还可超标10天",
        ),
        ({"indicator_id": "o3_p90", "year": "2026", "above_so_far": "37", "days_so_far": "273"}, "已到临界"),
        (
            {
                "indicator_id": "section_share_class_iii",
                "year": "2025",
                "sections_met": "29",
                "sections": "30",
            },
            "还差1个断面",
        ),
        ({"indicator_id": "pm10", "year": "2026", "mean_so_far": "45", "days_so_far": "273"}, "余下92天"),
        (
            {
                "indicator_id": "pm25",
                "year": "2026",
                "own_target": "30",
                "mean_so_far": "30",
                "days_so_far": "365",
            },
            "达到目标",
        ),
    ],
)
def test_every_kind_of_quantity_is_answered(visit, link, found):
    reader = visit("this_year", lang="zh", place_id="suzhou", **link)
    assert found in reader.title
    assert not reader.app.exception
    assert not reader.notices


def test_without_a_target_or_limit_one_is_asked_for(visit):
    reader = visit("this_year", lang="zh", place_id="suzhou", indicator_id="good_day_ratio", year="2026")
    assert reader.hints == ["本库收录的目标只有文字：“完成省定目标”。请在“目标…”中填写数值。"]
    reader.choose("own_target", "86")
    assert reader.address["own_target"] == "86"
    assert "【示例】" in reader.title


def test_a_supposition_is_told_with_its_outcome(visit):
    reader = visit("this_year", lang="zh", mean_so_far="28", days_so_far="273", rest="40")
    assert (
        "如果余下92天平均为40.0微克/立方米，全年为31.0微克/立方米（30.7至31.4），比目标高2.0微克/立方米。"
        in reader.sentences
    )
    reader.app.slider[0].set_value(20.0).run()
    assert reader.address["rest"] == "20.0"
    assert any("达到目标" in sentence for sentence in reader.sentences)


def test_the_first_of_several_places_counts_and_the_others_are_kept(visit):
    reader = visit("this_year", place_id="jiaxing,suzhou", lang="zh")
    assert reader.chosen("place_id") == "jiaxing"
    assert reader.address["place_id"] == "jiaxing,suzhou"
    reader.choose("place_id", "suzhou")
    assert reader.address["place_id"] == "suzhou,jiaxing"
    assert visit("this_year", place_id="atlantis", lang="zh").notices


def daily(year: int, until: date, value: int) -> list[str]:
    first = date(year, 1, 1)
    return [f"{first + timedelta(days=at)},{value}" for at in range((until - first).days + 1)]


def test_pasted_days_answer_and_leave_no_trace_in_the_address(visit):
    text = "\n".join([*daily(2025, date(2025, 12, 31), 33), *daily(2026, date(2026, 9, 30), 28)])
    reader = paste(visit("this_year", lang="zh", **SUZHOU), text)
    assert not reader.app.exception
    assert "余下92天平均不超过31.9才能达标，偏紧" not in reader.title
    assert "往年同期从未做到" in reader.title  # 33 last year, 31.9 asked for
    assert "按粘贴的638天数据计算" in reader.all_text()
    assert set(reader.address) <= {"lang", *SUZHOU}
    assert len(reader.figures) == 3  # past years, calendar, course
    reader.choose("lang", "en")
    assert "638 days pasted" in reader.all_text()


def test_a_line_that_cannot_be_read_is_named(visit):
    reader = paste(visit("this_year", lang="zh", **SUZHOU), "2026-01-01,35\n2026-01-02,abc")
    assert "第2行：“abc”不是零或正数。缺测请留空。" in reader.all_text()
    assert not reader.figures


def test_what_one_reader_pastes_another_does_not_see(visit):
    paste(visit("this_year", lang="zh", **SUZHOU), "\n".join(daily(2026, date(2026, 9, 30), 77)))
    other = visit("this_year", lang="zh", **SUZHOU)
    assert "77" not in other.title
    assert other.title.startswith("【示例】")


def test_warnings_that_nobody_has_seen_stand_below_the_answer(visit, monkeypatch):
    told = [f"第{number}条预警。" for number in range(1, 6)]
    monkeypatch.setattr(
        "dashboard.ui.progress_page.build_warnings", lambda run, places: told if places == ["suzhou"] else []
    )
    for link in ({"mean_so_far": "28", "days_so_far": "273"}, {"mean_so_far": "x"}):
        text = visit("this_year", lang="zh", **SUZHOU, **link).all_text()
        assert "监测预警（5条尚未查看）" in text
        assert "其余2条" in text
        assert all(sentence in text for sentence in told)
    assert "监测预警" not in visit("this_year", lang="zh", place_id="jiaxing").all_text()
