"""Lines that a page broke in the middle of a sentence are read as one; headings, lists and rows are not joined."""

import pytest

from reading.layout.wrapped_lines import join_wrapped


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
            "(六)生态环境改善，厚植发展底色\n全年空气质量持续改善，优良天数比率达到85.2%，比上年提高1.2个百分点，断面水质优良",
            "(六)生态环境改善，厚植发展底色\n全年空气质量持续改善，优良天数比率达到85.2%，比上年提高1.2个百分点，断面水质优良",
        ),
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
        # what a semicolon ends goes on
        ("甲县优良率90%；\n乙县92%。", "甲县优良率90%；乙县92%。"),
        ("治气项目100个；\n(二)治水", "治气项目100个；\n(二)治水"),
    ],
)
def test_lines(text: str, expected: str) -> None:
    assert join(text) == expected


def test_short_lines_are_no_page() -> None:
    text = "\n".join(["地区", "优良率", "南湖区", "86.5", "秀洲区", "86.0", "嘉善县", "87.0"])
    assert join(text) == text
