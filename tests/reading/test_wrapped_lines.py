"""Lines that a page broke in the middle of a sentence are read as one; headings, lists and rows are not joined."""

import pytest

from reading.layout.wrapped_lines import join_wrapped
from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe


def join(text: str) -> str:
    letters = [(letter, at, at + 1) for at, letter in enumerate(text)]
    joined = join_wrapped(letters)
    assert all(text[start:end] == letter for letter, start, end in joined)
    return "".join(letter for letter, _, _ in joined)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1月1日至7月27日，我县综合指数年\n累计为4.88，同比下降6.5%；PM2.5\n年均浓度为41μg/m3。",
            "1月1日至7月27日，我县综合指数年累计为4.88，同比下降6.5%；PM2.5年均浓度为41μg/m3。",
        ),
        (
            "全市空气质量总体良好，优良率85%。\nPM2.5浓度30微克，",
            "全市空气质量总体良好，优良率85%。\nPM2.5浓度30微克，",
        ),
        ("一、环境空气质量\n优良率85%，较好。", "一、环境空气质量\n优良率85%，较好。"),
        (
            "淘汰老旧柴油货车，共计100辆\n2.建成项目，共计5个",
            "淘汰老旧柴油货车，共计100辆\n2.建成项目，共计5个",
        ),
        (
            "某县|优良率，单位百分比|85\n某区|优良率，百分比|86",
            "某县|优良率，单位百分比|85\n某区|优良率，百分比|86",
        ),
        # what never ends a line, or begins one
        ("临汾、\n运城2市", "临汾、运城2市"),
        ("细颗粒物(PM2.5)\n、二氧化氮浓度", "细颗粒物(PM2.5)、二氧化氮浓度"),
        ("主要工作，\n1.治气", "主要工作，\n1.治气"),
    ],
)
def test_lines(text: str, expected: str) -> None:
    assert join(text) == expected


REPORT = (
    "某市2023年生态环境状况公报",
    "2023年，市区PM2.5、PM10年均浓度分别为30微克/立方米、52微克/立方米，同比下降3.2%、1.9%；优良天数比率83.5%。",
    "国考断面水质优良比例为95.0%，省考断面水质优良比例为97.1%，无劣Ⅴ类断面。县级以上集中式饮用水水源地水质达标率保持100%。",
    "一般工业固体废物产生量为456.2万吨，综合利用率98.4%；受理信访投诉3216件，同比下降18.6%，办结率100%。",
    "区域环境噪声昼间平均等效声级为53.7分贝，功能区声环境昼间达标率96.9%、夜间达标率90.6%。",
)


def wrap(paragraph: str, width: int) -> list[str]:
    """Its lines on a page of so many columns."""
    lines, columns = [""], 0
    for letter in paragraph:
        columns += 1 if letter.isascii() else 2
        if columns > width:
            lines, columns = [*lines, ""], 1 if letter.isascii() else 2
        lines[-1] += letter
    return lines


@pytest.mark.parametrize("width", [36, 40, 48, 56])
def test_a_page_of_one_width_is_read_as_if_nothing_was_broken(lexicon: Lexicon, width: int) -> None:
    lines = [line for paragraph in REPORT for line in wrap(paragraph, width)]
    pages = [*lines[:7], "- 1 -", *lines[7:]]
    whole = describe(
        read_report("\n".join(REPORT), lexicon, "某市").proposals, "indicator_id scope_id kind value unit"
    )
    assert len(whole) == 17
    assert (
        describe(
            read_report("\n".join(pages), lexicon, "某市").proposals, "indicator_id scope_id kind value unit"
        )
        == whole
    )


def test_short_lines_are_no_page() -> None:
    text = "\n".join(["地区", "优良率", "南湖区", "86.5", "秀洲区", "86.0", "嘉善县", "87.0"])
    assert join(text) == text
