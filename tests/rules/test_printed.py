"""Which values printed words may stand for: all that they may, and no other, to the last decimal."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.printed import possible_values

DIGITS = st.from_regex(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?", fullmatch=True)
FULL_WIDTH = str.maketrans("0123456789.,%-~/", "０１２３４５６７８９．，％－～／")


@pytest.mark.parametrize(
    ("printed", "unit", "values"),
    [
        ("26.8微克/立方米", "微克/立方米", {"26.8"}),
        ("PM2.5浓度28微克/立方米", "微克/立方米", {"28"}),
        ("98.0%", "%", {"98.0"}),
        ("1,435个", "项", {"1435"}),
        ("1，435个", "项", {"1435"}),
        ("12,14", "个", {"12", "14"}),
        ("２６．８", "微克/立方米", {"26.8"}),
        ("28²", "个", {"28"}),
        ("1.2万个", "个", {"12000"}),
        ("0.041毫克/立方米", "微克/立方米", {"41"}),
        ("0.04mg/m3", "微克/立方米", {"40"}),
        ("0.8毫克/立方米", "毫克/立方米", {"0.8"}),
        ("140万方", "万立方米", {"140"}),
        ("超2万辆", "万辆", {"2"}),
        ("5000辆", "万辆", {"0.5"}),
        ("1.59亿元", "亿元", {"1.59"}),
        ("1.59亿元", "万元", {"15900"}),
        ("1.3万亿元", "万亿元", {"1.3"}),
        ("469.8", "亿元", {"469.8"}),
        ("600余", "万元", {"600"}),
        ("6.8个百分点", "个百分点", {"6.8"}),
        ("6.8百分点", "个百分点", {"6.8"}),
        ("2025年28微克/立方米", "微克/立方米", {"28"}),
        ("1-11月28微克/立方米", "微克/立方米", {"28"}),
        ("三十五微克/立方米", "微克/立方米", {"35"}),
        ("百分之九十六点七", "%", {"96.7"}),
        ("百分之百", "%", {"100"}),
        ("10月22日止205件", "件", {"205"}),
        ("两万辆", "万辆", {"2"}),
        ("一万五千辆", "万辆", {"1.5"}),
        ("十二个", "个", {"12"}),
        ("十大专项行动", "个", {"10"}),
        ("列全省第一", "第{}位", {"1"}),
        ("第1位", "第{}位", {"1"}),
        ("连续三年", "年", {"3"}),
        ("每季度开展一次", "次", {"1"}),
        ("Ⅱ类", "类", {"2"}),
        ("IV类", "类", {"4"}),
        ("劣Ⅴ类", "类", {"6"}),
        ("Ⅱ~Ⅲ类", "类", {"2", "3"}),
        ("Ⅲ类占百分之九十", "%", {"90"}),
        ("持平", "微克/立方米", {"0"}),
        ("同比持平", "微克/立方米", {"0"}),
        ("清零", "台", {"0"}),
        ("未发生", "天", {"0"}),
        ("不出现", "天", {"0"}),
        ("不发生", "起", {"0"}),
        ("无劣Ⅴ类断面", "个", {"0"}),
        ("全覆盖", "%", {"100"}),
        ("全部完成", "%", {"100"}),
        ("全面达标", "%", {"100"}),
        ("全覆盖", "个", None),
        ("基本全覆盖", "%", None),
        ("无典型案例", "个", {"0"}),
        ("零起", "起", {"0"}),
        ("清零", "台", {"0"}),
        ("12.50万元", "亿元", {"0.001250"}),
        ("12/14", "个", {"12", "14"}),
    ],
)
def test_values(printed: str, unit: str, values: set[str]) -> None:
    assert possible_values(printed, unit) == values


@pytest.mark.parametrize(
    "printed", ["达到省定目标", "无数据", "无法统计", "", "九成五", "9成", "三分之二", "5‰", "36/0"]
)
def test_words_that_hold_no_number(printed: str) -> None:
    assert possible_values(printed, "%") is None


@pytest.mark.parametrize(
    ("printed", "comparator", "values"),
    [
        ("25.9~27.5", ">=", {"25.9"}),
        ("25.9～27.5微克/立方米", "<", {"27.5"}),
        ("2-3个", ">", {"2"}),
        ("2个—3个", "<=", {"3"}),
        ("2-3个", "=", set()),
        ("2-3个", "~", {"2", "3"}),
        ("1.2-1.5万个", ">=", {"12000"}),
        ("1.2-1.5万个", "<=", {"15000"}),
    ],
)
def test_a_range_names_one_end_by_comparator(printed: str, comparator: str, values: set[str]) -> None:
    assert possible_values(printed, "个", comparator) == values


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("6.62%", {"6.62", "-6.62"}),
        ("下降6.62%", {"-6.62"}),
        ("上升6.62%", {"6.62"}),
        ("由上升转为下降2%", {"2", "-2"}),
        ("-6.62%", {"-6.62"}),
        ("−6.62%", {"-6.62"}),
        ("持平", {"0"}),
        ("0.0%", {"0.0"}),
        ("5-8%", {"5", "-5", "8", "-8"}),
    ],
)
def test_signs_of_a_change(printed: str, values: set[str]) -> None:
    assert possible_values(printed, "%", signed=True) == values


@pytest.mark.parametrize(
    ("printed", "fits", "fits_not"),
    [
        ("36/51", {"70.6", "71", "70.59", "70.588235"}, {"70.5", "70.58", "36", "51"}),
        ("12/14", {"85.7", "86"}, {"85.8", "85"}),
        ("1/8", {"12", "13", "12.5", "12.50"}, {"12.4"}),
        ("３０／３０", {"100", "100.0"}, {"30"}),
    ],
)
def test_a_share_is_rounded_either_way(printed: str, fits: set[str], fits_not: set[str]) -> None:
    values = possible_values(printed, "%")
    assert values is not None
    assert fits <= values
    assert not fits_not & values


@given(DIGITS, st.sampled_from(["", "个", "%", "微克/立方米", "余家", "以上"]))
def test_printed_digits_are_kept_to_the_last_decimal(digits: str, words: str) -> None:
    assert possible_values(f"{digits}{words}", "个") == {digits}
    assert possible_values(f"{digits}{words}".translate(FULL_WIDTH), "个") == {digits}


@given(st.integers(min_value=1000, max_value=10**9), st.sampled_from(["", ".5", ".50"]))
def test_thousands_separators_change_nothing(whole: int, decimals: str) -> None:
    assert possible_values(f"{whole:,}{decimals}个", "个") == {f"{whole}{decimals}"}


@given(DIGITS, st.sampled_from([("万", "个", 4), ("亿", "元", 8), ("亿", "万元", 4), ("百万", "个", 6)]))
def test_a_printed_multiple_multiplies_exactly(digits: str, terms: tuple[str, str, int]) -> None:
    multiple, unit, power = terms
    values = possible_values(f"{digits}{multiple}{unit.removeprefix('万')}", unit)
    assert values is not None
    assert {Decimal(value) for value in values} == {Decimal(digits).scaleb(power)}


@given(DIGITS, DIGITS)
def test_another_number_never_fits(digits: str, other: str) -> None:
    assert (other in (possible_values(f"{digits}个", "个") or ())) == (other == digits)


@given(st.text(max_size=30), st.sampled_from(["%", "类", "个", "万元"]), st.booleans())
def test_any_words_are_read_without_error(printed: str, unit: str, signed: bool) -> None:
    values = possible_values(printed, unit, signed=signed)
    assert values is None or all(Decimal(value).is_finite() for value in values)
