"""Numbers, units and lists in the reader's language; digits stay as printed."""

from decimal import Decimal

import pytest

from dashboard.models.dimensions import Unit
from dashboard.text import Text, signed_number

UNITS = {
    unit: Unit(unit, zh, en, *one)
    for unit, zh, en, *one in [
        ("percent", "%", "%"),
        ("percentage_point", "个百分点", "percentage points", "percentage point"),
        ("incident", "起", "incidents", "incident"),
        ("record_10k", "万条", "× 10,000 entries"),
        ("ug_m3", "微克/立方米", "µg/m³"),
        ("cny_10k", "万元", "{} × CNY 10,000"),
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
        ("60", "cny_10k", "=", "60万元", "60 × CNY 10,000"),
        ("2", "water_class", "=", "Ⅱ类", "class Ⅱ"),
        ("3", "water_class", "<=", "Ⅲ类及以上", "class Ⅲ or better"),
        ("6", "water_class", "=", "劣Ⅴ类", "worse than class Ⅴ"),
        ("28", "none", None, "28", "28"),
        ("1", "incident", "=", "1起", "1 incident"),
        ("1", "incident", ">=", "≥ 1起", "≥ 1 incident"),
        ("0", "incident", "=", "0起", "0 incidents"),
        ("11", "incident", "=", "11起", "11 incidents"),
        ("1.0", "percentage_point", "=", "1.0个百分点", "1.0 percentage points"),
        ("500", "record_10k", ">", "> 500万条", "> 500 × 10,000 entries"),
    ],
)
def test_an_amount(digits: str, unit: str, comparator: str | None, zh: str, en: str) -> None:
    assert ZH.amount(digits, unit, comparator) == zh
    assert EN.amount(digits, unit, comparator) == en


@pytest.mark.parametrize(
    ("digits", "unit", "comparator", "zh", "en"),
    [
        ("29", "ug_m3", "<=", "不超过29微克/立方米", "at most 29 µg/m³"),
        ("95", "percent", ">=", "不低于95%", "at least 95%"),
        ("13", "percent", "<", "低于13%", "less than 13%"),
        ("60", "cny_10k", ">", "超过60万元", "more than 60 × CNY 10,000"),
        ("40", "percent", "~", "约40%", "about 40%"),
        ("2", "water_class", "<=", "Ⅱ类及以上", "class Ⅱ or better"),
        ("28", "ug_m3", "=", "28微克/立方米", "28 µg/m³"),
        ("100", "percent", ">=", "达到100%", "100%"),
        ("100.0", "percent", ">=", "达到100.0%", "100.0%"),
        ("100", "percent", "<=", "不超过100%", "at most 100%"),
        ("-4.48", "percent", "<=", "下降4.48%以上", "a fall of at least 4.48%"),
        ("-4.48", "percent", "=", "−4.48%", "−4.48%"),
        ("0", "ug_m3", "<=", "0微克/立方米", "0 µg/m³"),
        ("0", "percent", "<=", "不超过0%", "at most 0%"),
    ],
)
def test_an_amount_in_running_text(digits: str, unit: str, comparator: str, zh: str, en: str) -> None:
    assert ZH.phrase_amount(digits, unit, comparator) == zh
    assert EN.phrase_amount(digits, unit, comparator) == en


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("0", "不变", "unchanged"),
        ("1", "降低1个类别", "1 class worse"),
        ("-1", "提高1个类别", "1 class better"),
        ("-2", "提高2个类别", "2 classes better"),
    ],
)
def test_a_change_of_water_class_is_a_number_of_classes(value: str, zh: str, en: str) -> None:
    assert ZH.change(Decimal(value), "water_class", 0) == zh
    assert EN.change(Decimal(value), "water_class", 0) == en


def test_a_gap_is_never_a_class() -> None:
    assert (ZH.gap("1", "water_class"), EN.gap("1", "water_class")) == ("1个类别", "1 class")
    assert (ZH.gap("2.2", "ug_m3"), EN.gap("2", "water_class")) == ("2.2微克/立方米", "2 classes")


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
        ("cny_10k", "万元", "× CNY 10,000"),
        ("incident", "起", "incidents"),
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
