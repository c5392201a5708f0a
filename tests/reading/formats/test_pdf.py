"""PDF: lines become paragraphs again, what returns on every page is left out, raised digits stay raised."""

import pytest

from reading.formats import Note, Unreadable
from reading.formats.decoding import decode_document
from reading.formats.page_lines import join_text
from tests.reading.formats.files import Placed, make_pdf, set_lines

REPORT = [
    "\u3000\u3000二〇二五年全市环境空气质量持续改善，PM2.5浓度",
    "为28.6微克/立方米，同比下降3.4%，优良天数比率为83.",
    "8%，同比上升1.2个百分点。",
    "\u3000\u3000（一）淘汰老旧柴油货车一千二百辆。",
    "\u3000\u3000（二）整治入河排污口。",
]


def read(*pages: list[Placed], picture: bool = False) -> str:
    return decode_document("report.pdf", make_pdf(pages, picture)).text


def test_lines_broken_at_the_margin_are_one_paragraph() -> None:
    assert read(set_lines(REPORT)).splitlines() == [
        "二〇二五年全市环境空气质量持续改善，PM2.5浓度为28.6微克/立方米，同比下降3.4%，优良天数比率为83.8%，同比上升1.2个百分点。",
        "（一）淘汰老旧柴油货车一千二百辆。",
        "（二）整治入河排污口。",
    ]


def test_pages_that_are_shown_turned_read_as_they_are_shown() -> None:
    upright, turned = (
        make_pdf([set_lines(REPORT, top=560)]),
        make_pdf([set_lines(REPORT, top=560)], turned=True),
    )
    assert decode_document("a.pdf", turned).text == decode_document("a.pdf", upright).text


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    first, second = read(set_lines(REPORT[:1]), set_lines(REPORT[1:])).splitlines()[:2]
    assert first.startswith("二〇二五年") and first.endswith("百分点。")
    assert second.startswith("（一）")


def test_an_indented_heading_does_not_run_into_the_paragraph_behind_it() -> None:
    heading = "\u3000\u3000二〇二五年度生态环境质量改善情况与来年工作的安排"
    assert read(set_lines([heading, *REPORT[:3]])).splitlines()[0] == heading.strip()


def test_without_indents_a_gap_or_a_new_page_ends_a_paragraph() -> None:
    one, two, three, four = (
        f"{word}市空气质量持续改善优良天数比率上升重污染天气没有发生。" for word in "甲乙丙丁"
    )
    first: list[Placed] = [(90, 760, 16, one.replace("。", "，")), (90, 732, 16, two), (90, 680, 16, three)]
    assert read(first, [(90, 760, 16, four)]).splitlines() == [one.replace("。", "，") + two, three, four]


def test_signs_that_may_not_begin_a_line_take_a_letter_with_them() -> None:
    broken = [
        "\u3000\u3000统筹划定生态保护红线永久基本农田城镇开发边界",
        "统筹划定生态保护红线永久基本农田城镇“三条控制",
        "线”），确保。",
    ]
    assert read(set_lines(broken)) == "".join(broken).strip()


def test_what_returns_on_most_pages_is_left_out() -> None:
    pages = [
        [
            (250, 810, 9, "江东市生态环境公报"),
            *set_lines([f"\u3000\u3000第{word}页的内容。"]),
            (290, 30, 9, f"— {at} —"),
        ]
        for at, word in enumerate("甲乙丙", 1)
    ]
    assert read(*pages).splitlines() == ["第甲页的内容。", "第乙页的内容。", "第丙页的内容。"]


def test_bare_page_numbers_are_left_out_where_they_return() -> None:
    pages = [
        [*set_lines([f"\u3000\u3000{word}"]), (290, 30, 9, f"{at}")] for at, word in enumerate("甲乙", 7)
    ]
    assert read(*pages) == "甲\n乙"
    assert read([*set_lines(["共计"]), (290, 30, 9, "7")]) == "共计\n7"


def test_a_small_raised_digit_is_a_superscript_and_a_lowered_one_a_digit() -> None:
    line = [
        (90, 700, 16, "处理12万m"),
        (154, 706, 9, "3"),
        (160, 700, 16, "，PM"),
        (192, 697, 9, "2.5"),
        (206, 700, 16, "浓度"),
    ]
    assert read(line) == "处理12万m³，PM2.5浓度"


def test_cells_of_a_row_are_joined_by_tabs() -> None:
    row = [(90, 700, 12, "城市"), (200, 700, 12, "浓度"), (300, 700, 12, "比率")]
    other = [(90, 676, 12, "甲市"), (200, 676, 12, "28.6"), (300, 676, 12, "83.8%")]
    assert read(row + other) == "城市\t浓度\t比率\n甲市\t28.6\t83.8%"


def test_a_title_of_two_lines_is_one() -> None:
    title: list[Placed] = [(158, 800, 22, "江东市二〇二五年生态环境"), (246, 770, 22, "质量公报")]
    assert read(title + set_lines(REPORT, top=720)).splitlines()[0] == "江东市二〇二五年生态环境质量公报"


def test_pages_without_text_are_named() -> None:
    document = decode_document(
        "report.pdf", make_pdf([set_lines(["甲"]), [], set_lines(["乙"])], picture=True)
    )
    assert document.text == "甲\n乙"
    assert document.notes == (Note("pages_without_text", {"pages": "2", "count": 1}),)
    with pytest.raises(Unreadable, match="scanned"):
        read([], picture=True)
    with pytest.raises(Unreadable, match="empty"):
        read([])


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("浓度为28.", "6微克", "浓度为28.6微克"),
        ("35 of", "36 sections", "35 of 36 sections"),
        ("environ-", "ment", "environment"),
        ("PM2.5-", "臭氧", "PM2.5-臭氧"),
        ("下降", "PM10", "下降PM10"),
        ("12", "34", "1234"),
    ],
)
def test_a_blank_only_joins_latin_words(one: str, other: str, joined: str) -> None:
    assert join_text(one, other) == joined
