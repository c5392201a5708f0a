"""Numbers, units and lists in the reader's language; digits stay as printed."""

from decimal import Decimal

import pytest

from dashboard.models.dimensions import Named
from dashboard.text import Text, signed_number

UNITS = {
    unit: Named(unit, zh, en)
    for unit, zh, en in [
        ("percent", "%", "%"),
        ("percentage_point", "个百分点", "percentage points"),
        ("ug_m3", "微克/立方米", "µg/m³"),
        ("cny_10k", "万元", "CNY {} × 10⁴"),
        ("water_class", "类", "class"),
        ("index", "", ""),
    ]
}
ZH, EN = Text("zh", UNITS), Text("en", UNITS)


@pytest.mark.parametrize(
    ("digits", "unit", "comparator", "zh", "en"),
    [
        ("28", "ug_m3", "=", "28微克/立方米", "28 µg/m³"),
        ("98.0", "percent", "=", "98.0%", "98.0%"),
        ("95", "percent", ">=", "≥ 95%", "≥ 95%"),
        ("29", "ug_m3", "<=", "≤ 29微克/立方米", "≤ 29 µg/m³"),
        ("1200", "index", ">", "> 1200", "> 1200"),
        ("5", "index", "<", "< 5", "< 5"),
        ("40", "percent", "~", "≈ 40%", "≈ 40%"),
        ("60", "cny_10k", "=", "60万元", "CNY 60 × 10⁴"),
        ("2", "water_class", "=", "Ⅱ类", "class Ⅱ"),
        ("3", "water_class", "<=", "≤ Ⅲ类", "class ≤ Ⅲ"),
        ("28", "none", None, "28", "28"),
    ],
)
def test_an_amount(digits: str, unit: str, comparator: str | None, zh: str, en: str) -> None:
    assert ZH.amount(digits, unit, comparator) == zh
    assert EN.amount(digits, unit, comparator) == en


@pytest.mark.parametrize(
    ("value", "decimals", "told"),
    [
        ("9.2", 1, "+9.2"),
        ("-6.62", 2, "−6.62"),
        ("0", 1, "0.0"),
        ("-0.0", 0, "0"),
        ("5", 0, "+5"),
        ("-1.5", 1, "−1.5"),
    ],
)
def test_a_change_has_a_true_sign(value: str, decimals: int, told: str) -> None:
    assert signed_number(Decimal(value), decimals) == told
    assert EN.change(Decimal(value), "percentage_point", decimals) == f"{told} percentage points"
    assert ZH.change(Decimal(value), "percentage_point", decimals) == f"{told}个百分点"


@pytest.mark.parametrize(
    ("unit", "zh", "en"),
    [
        ("cny_10k", "万元", "CNY × 10⁴"),
        ("ug_m3", "微克/立方米", "µg/m³"),
        ("none", "", ""),
        ("index", "", ""),
    ],
)
def test_a_unit_by_itself(unit: str, zh: str, en: str) -> None:
    assert (ZH.unit_name(unit), EN.unit_name(unit)) == (zh, en)


def test_lists_and_sentences() -> None:
    assert (ZH.join(["甲", "乙"]), EN.join(["a", "b"])) == ("甲、乙", "a, b")
    assert (ZH.sentences(["甲。", "乙。"]), EN.sentences(["A.", "B."])) == ("甲。乙。", "A. B.")


def test_a_sentence_takes_parts_as_they_are() -> None:
    told = EN("trend.line", place="{scope} <b>", scope="*x*")
    assert "{scope} <b>" in told and "*x*" in told


def test_a_row_speaks_the_readers_language() -> None:
    assert (ZH.name_of(UNITS["ug_m3"]), EN.name_of(UNITS["ug_m3"])) == ("微克/立方米", "µg/m³")


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        EN("no.such.key")


def test_every_unit_of_the_real_data_can_be_told(make_run, warehouse) -> None:
    for language in ("zh", "en"):
        text = make_run(language, warehouse).text
        for unit in text.units:
            told = text.amount("3", unit)
            assert ("3" in told or "Ⅲ" in told) and "{" not in told + text.unit_name(unit)
