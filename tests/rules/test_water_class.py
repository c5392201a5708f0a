"""The class of water by its worst item, means, and the trophic index: the rule as the standard writes it."""

from decimal import Decimal

import pytest

from rules.water_class import (
    ItemLimits,
    TrophicTerm,
    classify_item,
    classify_section,
    mean,
    trophic_index,
    trophic_index_of_item,
    trophic_level,
)

OXYGEN = [ItemLimits(">=", [Decimal(limit) for limit in ("7.5", "6", "5", "3", "2")])]
AMMONIA = [ItemLimits("<=", [Decimal(limit) for limit in ("0.15", "0.5", "1.0", "1.5", "2.0")])]
PHOSPHORUS = [ItemLimits("<=", [Decimal(limit) for limit in ("0.02", "0.1", "0.2", "0.3", "0.4")])]
PH = [ItemLimits(">=", [Decimal(6)] * 5), ItemLimits("<=", [Decimal(9)] * 5)]
TERMS = {
    name: TrophicTerm(*map(Decimal, (factor, constant, slope, correlation)))
    for name, factor, constant, slope, correlation in (
        ("chlorophyll", "1000", "2.5", "1.086", "1"),
        ("phosphorus", "1", "9.436", "1.624", "0.84"),
        ("nitrogen", "1", "5.453", "1.694", "0.82"),
        ("transparency", "1", "5.118", "-1.94", "0.83"),
    )
}
LEVELS = [
    ("poor", "<", Decimal(30)),
    ("middle", "<=", Decimal(50)),
    ("light", "<=", Decimal(60)),
    ("rich", None, None),
]


@pytest.mark.parametrize(
    ("limits", "values"),
    [
        (OXYGEN, "7.5 6 5 3 2 1"),
        (AMMONIA, "0.15 0.5 1 1.5 2 3"),
        (PHOSPHORUS, "0.02 0.1 0.2 0.3 0.4 0.5"),
    ],
)
def test_each_limit_is_still_in_its_class(limits: list[ItemLimits], values: str) -> None:
    assert [classify_item(Decimal(value), limits) for value in values.split()] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("value", "found"), [("6", 1), ("9", 1), ("5.99", 6), ("9.01", 6), ("7.4", 1)])
def test_ph_is_in_every_class_or_in_none(value: str, found: int) -> None:
    assert classify_item(Decimal(value), PH) == found


def test_the_worst_item_decides_and_equals_decide_together() -> None:
    assert classify_section({"a": 2, "b": 4, "c": 4}) == (4, ("b", "c"))
    assert classify_section({"a": 1, "b": 1}) == (1, ())
    with pytest.raises(ValueError, match="empty"):
        classify_section({})


def test_a_mean_is_rounded_half_to_even_before_it_is_classified() -> None:
    assert mean([Decimal("0.200"), Decimal("0.201")], 3) == Decimal("0.200")
    assert mean([Decimal("0.201"), Decimal("0.202")], 3) == Decimal("0.202")
    assert classify_item(mean([Decimal("0.200"), Decimal("0.201")], 3), PHOSPHORUS) == 3


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((37.749, 69.802, 68.909, 81.743), 61.837),  # Hulun lake 2011, as published (ChinaXiv 202112.00113)
        ((48.321, 60.681, 66.362, 77.199), 61.607),  # 2012
    ],
)
def test_the_trophic_index_of_four_items_as_published(parts: tuple[float, ...], found: float) -> None:
    assert round(trophic_index(dict(zip(TERMS, parts, strict=True)), TERMS), 3) == found


def test_the_index_of_an_item_is_a_logarithm_in_the_unit_of_the_formula() -> None:
    assert trophic_index_of_item(Decimal("0.001"), TERMS["chlorophyll"]) == 25  # 1 mg/m³
    assert trophic_index_of_item(Decimal(1), TERMS["transparency"]) == pytest.approx(51.18)
    with pytest.raises(ValueError, match=r"positive|domain"):
        trophic_index_of_item(Decimal(0), TERMS["nitrogen"])


def test_levels_end_where_they_say() -> None:
    found = [trophic_level(index, LEVELS) for index in (29.999, 30, 50, 50.001, 60, 60.001)]
    assert found == ["poor", "middle", "middle", "light", "light", "rich"]
    with pytest.raises(ValueError, match="no level"):
        trophic_level(31, LEVELS[:1])
