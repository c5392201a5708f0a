"""Rows of claims from accepted figures: printed as the text prints them, found where their locator says."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.documents import LOCATOR, paragraph_number, plain_text, stands_in
from reading.claim_rows import LONGEST, find_locator, find_printed, make_claim_row
from rules.printed import possible_values

UNITS = ("微克/立方米", "%", "个百分点", "个", "万吨", "亿元", "辆", "万辆", "天", "毫克/升")
WORDS = st.text(alphabet="全市空气水质整治提升项目\u3000 ，。；（）", max_size=30)
DIGITS = st.one_of(
    st.integers(0, 99_999).map(str), st.decimals(0, 999, places=1, allow_nan=False).map(lambda d: f"{d:f}")
)
LINES = st.lists(
    st.sampled_from(["", "  ", "\u3000", "一、总体情况", "（二）水环境", "3.另一段。"]), max_size=6
)


@dataclass(frozen=True)
class Figure:
    value: str
    unit: str
    start: int
    end: int
    kind: str = "actual"
    comparator: str = "="
    place_id: str = "lakeside"
    scope_id: str = "urban"
    period: str = "2025"
    basis_id: str = "none"
    base_period: str = ""
    wording: str = ""


@given(
    LINES,
    WORDS,
    st.sampled_from(["", "达到", "为", "下降", "上升"]),
    DIGITS,
    st.sampled_from(UNITS),
    WORDS,
    st.booleans(),
)
def test_a_printed_figure_is_found_again(above, before, verb, digits, unit, after, is_change) -> None:
    """Whatever stands round it: its value is one that `printed` may stand for, and it stands in its paragraph."""
    head = "".join(f"{line}\n" for line in above)
    line = f"{before}{verb}{digits}{unit}，{after}\n"
    start = len(head) + len(before) + len(verb)
    is_fall = is_change and verb == "下降" and Decimal(digits) != 0
    value = f"-{digits}" if is_fall else digits
    figure = Figure(value, "unit", start, start + len(digits), "change" if is_change else "actual")
    row = make_claim_row(figure, head + line, unit, "report", is_change)
    assert row is not None
    assert row["value"] in possible_values(row["printed"], unit, "=", is_change)
    assert 0 < len(row["printed"]) <= LONGEST
    assert row["printed"].endswith(unit)
    assert row["printed"].startswith(verb) or not (is_change and verb in ("下降", "上升"))
    paragraphs = [plain for one in (head + line).splitlines() if (plain := plain_text(one))]
    number = paragraph_number(row["locator"])
    assert number is not None
    assert stands_in(row["printed"], paragraphs[number - 1])
    assert LOCATOR.fullmatch(row["locator"])


@given(WORDS, DIGITS, DIGITS, st.sampled_from(UNITS))
def test_a_value_that_the_text_does_not_print_makes_no_row(before, digits, other, unit) -> None:
    text = f"{before}为{digits}{unit}。"
    start = len(before) + 1
    row = make_claim_row(Figure(other, "unit", start, start + len(digits)), text, unit, "report", False)
    assert (row is None) == (other not in possible_values(f"{digits}{unit}", unit) and other != digits)


@pytest.mark.parametrize(
    ("words", "value", "unit", "comparator", "is_signed", "printed"),
    [
        ("５６．３％", "56.3", "%", "=", False, "５６．３％"),
        ("1.2万", "12000", "辆", "=", False, "1.2万辆"),
        ("三十五", "35", "个", ">=", False, "三十五个"),
        ("27", "27", "微克/立方米", "=", False, "27μg/m3"),
        ("持平", "0", "个百分点", "=", True, "持平"),
        ("4.9", "-4.9", "%", "=", True, "下降4.9%"),
        ("百分之九十六点七", "96.7", "%", "=", False, "百分之九十六点七"),
        ("2", "2", "个", ">=", False, "2"),
    ],
)
def test_how_a_figure_is_printed(words, value, unit, comparator, is_signed, printed) -> None:
    text = f"全年完成情况，{printed.replace('下降', '同比下降')}-3，其余不变。"
    start = text.index(words)
    found = find_printed(
        text, start, start + len(words), value, unit, comparator=comparator, is_signed=is_signed
    )
    assert found == printed


def test_a_unit_that_nothing_reads_leaves_the_number() -> None:
    assert find_printed("共245.7萬噸，", 1, 8, "245.7", "万吨") == "245.7"


def test_words_without_a_number_are_cut_at_the_longest_quotation() -> None:
    text = "完成上级下达的年度考核目标任务并保持总体稳定向好的态势不变"
    assert find_printed(text, 0, len(text), "", "%") == text[:LONGEST]


def test_a_locator_names_chapter_and_section_and_counts_lines_that_are_not_empty() -> None:
    text = "标题\n\n一、总体\n（一）空气\n浓度为27\n\u3000\n二、计划\n目标28"
    assert find_locator(text, text.index("27")) == "一（一） ¶4"
    assert find_locator(text, text.index("28")) == "二 ¶6"
    assert find_locator(text, 0) == "¶1"


def test_a_row_has_the_columns_of_a_claim_file() -> None:
    text = "空气优良天数比率力争达到86%以上"
    figure = Figure("86", "percent", 12, 14, "target", ">=", wording="striven_for")
    assert make_claim_row(figure, text, "%", "report", False) == {
        "place_id": "lakeside",
        "scope_id": "urban",
        "period": "2025",
        "basis_id": "none",
        "kind": "target",
        "comparator": ">=",
        "value": "86",
        "unit_id": "percent",
        "base_period": "",
        "source_id": "report",
        "locator": "¶1",
        "printed": "86%",
        "note_zh": "",
        "note_en": "",
        "second_source": "",
        "former_ids": "",
        "wording": "striven_for",
    }
