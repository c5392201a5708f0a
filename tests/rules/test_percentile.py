"""Percentiles: against fractions worked out by hand, and the days above a limit that one allows."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.percentile import find_percentile, find_percentile_budget


@pytest.mark.parametrize(
    ("percent", "days", "passes_up_to", "fails_from"),
    [
        (90, 365, 36, 38),
        (90, 366, 36, 38),
        (95, 365, 18, 20),
        (95, 366, 18, 20),
        (98, 365, 7, 9),
        (98, 366, 7, 9),
        (90, 361, 36, 37),
        (90, 1, 0, 1),
    ],
)
def test_so_many_days_may_lie_above_the_limit(
    percent: int, days: int, passes_up_to: int, fails_from: int
) -> None:
    budget = find_percentile_budget(percent, days)
    assert (budget.passes_up_to, budget.fails_from) == (passes_up_to, fails_from)


@given(st.sampled_from([90, 95, 98]), st.integers(2, 366), st.data())
def test_a_percentile_budget_is_what_the_percentile_itself_says(
    percent: int, days: int, data: st.DataObject
) -> None:
    above = data.draw(st.integers(0, days))
    budget = find_percentile_budget(percent, days)
    barely = _percentile(percent, [100] * (days - above) + [161] * above) <= 160
    narrowly = _percentile(percent, [160] * (days - above) + [800] * above) <= 160
    assert budget.judge(above) == ("passes" if barely and narrowly else "depends" if barely else "fails")


def _percentile(percent: int, values: list[int]) -> Fraction:
    """HJ 663: the values in order, and between two of them in proportion."""
    place = Fraction((len(values) - 1) * percent, 100)
    low = int(place)
    step = values[min(low + 1, len(values) - 1)] - values[low]
    return values[low] + step * (place - low)


def test_a_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no percentile: 90 of 0 days"):
        find_percentile_budget(90, 0)
    with pytest.raises(ValueError, match="no percentile: 100 of 365 days"):
        find_percentile_budget(100, 365)
    with pytest.raises(ValueError, match="no percentile: 90 of 0 values"):
        find_percentile(90, [])


@pytest.mark.parametrize(
    ("percent", "values", "percentile"),
    [
        (90, ["160"], "160"),
        (90, ["100", "200"], "190"),
        (90, ["3", "1", "2", "5", "4"], "4.6"),
        (95, ["1.0", "2.0", "3.0"], "2.9"),
        (98, ["7", "7", "7"], "7"),
    ],
)
def test_a_percentile_lies_between_two_values(percent: int, values: list[str], percentile: str) -> None:
    assert find_percentile(percent, map(Decimal, values)) == Decimal(percentile)


@given(st.sampled_from([90, 95, 98]), st.lists(st.integers(0, 800), min_size=1, max_size=400))
def test_a_percentile_is_that_of_fractions(percent: int, values: list[int]) -> None:
    expected = _percentile(percent, sorted(values))
    assert Fraction(find_percentile(percent, map(Decimal, values))) == expected
