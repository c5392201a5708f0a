"""A report is read alike however it was copied: pages of one width, other letters, signs, stops and blanks."""

import re
from collections.abc import Callable

import pytest

from reading.lexicon.lexicon import Lexicon
from reading.reader import read_report
from tests.reading.descriptions import describe

REPORT = (
    "某市2023年生态环境状况公报",
    "2023年，市区PM2.5、PM10年均浓度分别为30微克/立方米、52微克/立方米，同比下降3.2%、1.9%；优良天数比率83.5%。",
    "10个国考断面水质优良比例为95.0%，省考断面（含国考）水质优良比例为97.1%，无劣Ⅴ类断面，Ⅱ类断面占40%。",
    "一般工业固体废物产生量为456.2万吨，综合利用率98.4%；受理信访投诉3216件，同比下降18.6%，办结率100%。",
    "区域环境噪声昼间平均等效声级为53.7分贝，功能区声环境昼间达标率96.9%、夜间达标率90.6%。",
)
TITLE, *PARAGRAPHS = REPORT
WHOLE = "\n".join(REPORT)
FIELDS = "indicator_id scope_id period kind comparator value unit"


def wrap(width: int) -> str:
    """The report on pages of so many columns, a Chinese letter taking two, with the number of a page."""
    lines: list[str] = []
    for paragraph in REPORT:
        lines.append("")
        columns = 0
        for letter in paragraph:
            step = 1 if letter.isascii() else 2
            if columns + step > width:
                lines.append("")
                columns = 0
            lines[-1] += letter
            columns += step
    return "\n".join([*lines[:7], "- 1 -", *lines[7:]])


def widen(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


def exchange(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def exchanged(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return exchanged


COPIES = {
    **{f"a page of {width} columns": wrap(width) for width in (36, 40, 48, 56)},
    "wide letters": widen(WHOLE),
    "blanks round figures": re.sub(
        r"(?<=[\u4e00-\u9fff])(?=[0-9A-Z])|(?<=[0-9%])(?=[\u4e00-\u9fff])", " ", WHOLE
    ),
    "plain stops": exchange(("，", ", "), ("；", "; "), ("。", ". "), ("（", "("), ("）", ")"))(WHOLE),
    "plain numerals": exchange(("Ⅴ", "V"), ("Ⅱ", "II"))(WHOLE),
    "plain numerals and traditional letters": exchange(("Ⅴ类", "V類"), ("Ⅱ类", "II類"))(WHOLE),
    "other units": exchange(("微克/立方米", "μg/m³"))(WHOLE),
    "subscripts": exchange(("PM2.5", "PM_2.5"), ("PM10", "PM_10"))(WHOLE),
    "wide blanks and other ends of lines": exchange(("，", "，\u3000"), ("\n", "\r\n"))(WHOLE),
    "Markdown": "\n\n".join([f"## **{TITLE}**", *(f"- {one}" for one in PARAGRAPHS)]),
    "dots": "\n".join([TITLE, *(f"• {one}" for one in PARAGRAPHS)]),
    "scrambled": WHOLE.replace("\n", "! y* G/ b. W0 u8 b3 {\n8 z, `: j3 X V1 G1 h "),
    "pronounced": WHOLE.replace("率", "率(lǜ)").replace("优", "优(yōu)"),
    "a page of the web": f"当前位置：首页 > 公开\n{TITLE}\n发布时间：2024-06-05 10:22 来源：某市生态环境局\n"
    + "\n".join(PARAGRAPHS)
    + "\n主办单位：某市生态环境局 联系电话：0500-12345678",
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_a_copy_is_read_as_the_report(lexicon: Lexicon, copy: str) -> None:
    whole = describe(read_report(WHOLE, lexicon, "某市").proposals, FIELDS)
    assert len(whole) == 17
    assert describe(read_report(copy, lexicon, "某市").proposals, FIELDS) == whole
