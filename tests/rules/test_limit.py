"""A value under a limit: meets or exceeds, and where rounding or a bound leaves it open, that is said."""

from decimal import Decimal

import pytest

from rules.limit import judge, what_changed


@pytest.mark.parametrize(
    ("value", "comparator", "limit", "label"),
    [
        ("35", "=", "35", "meets"),
        ("34.9", "=", "35", "meets"),
        ("36", "=", "35", "exceeds"),
        ("35.4", "=", "35", "rounding"),
        ("35.5", "=", "35", "exceeds"),
        ("30.5", "=", "30", "rounding"),
        ("25.5", "=", "25", "exceeds"),
        ("30", "<=", "35", "meets"),
        ("35", "<", "35", "meets"),
        ("36", "<=", "35", "bound"),
        ("36", ">=", "35", "exceeds"),
        ("35", ">", "35", "exceeds"),
        ("35", ">=", "35", "bound"),
        ("30", ">", "35", "bound"),
        ("30", "~", "35", "bound"),
    ],
)
def test_labels(value: str, comparator: str, limit: str, label: str) -> None:
    assert judge(Decimal(value), comparator, Decimal(limit), "<=", 0) == label


@pytest.mark.parametrize(
    ("value", "places", "label"),
    [("2.52", 1, "rounding"), ("2.55", 1, "exceeds"), ("2.5", 1, "meets"), ("2.52", 0, "exceeds")],
)
def test_a_value_is_rounded_to_the_decimals_of_the_limit(value: str, places: int, label: str) -> None:
    assert judge(Decimal(value), "=", Decimal("2.5"), "<=", places) == label


@pytest.mark.parametrize(
    ("value", "comparator", "label"),
    [
        ("34", "=", "meets"),
        ("35", "=", "exceeds"),
        ("34.6", "=", "meets"),
        ("35", "<", "meets"),
        ("35", "<=", "bound"),
        ("34", "<=", "meets"),
        ("35", ">=", "exceeds"),
        ("35", ">", "exceeds"),
        ("34", ">", "bound"),
    ],
)
def test_less_than_a_limit(value: str, comparator: str, label: str) -> None:
    assert judge(Decimal(value), comparator, Decimal(35), "<", 0) == label


@pytest.mark.parametrize("comparator", [">=", ">", "=", "~"])
def test_a_limit_that_is_no_upper_one_is_refused(comparator: str) -> None:
    with pytest.raises(ValueError, match=f"^not an upper limit: {comparator} 5$"):
        judge(Decimal(6), "=", Decimal(5), comparator, 0)


@pytest.mark.parametrize(
    ("before", "after", "by_new_rule", "changed"),
    [
        ("meets", "meets", "meets", "nothing"),
        ("meets", "exceeds", "exceeds", "rule"),
        ("meets", "exceeds", "meets", "value"),
        ("exceeds", "meets", "exceeds", "value"),
    ],
)
def test_what_changed_a_label(before: str, after: str, by_new_rule: str, changed: str) -> None:
    assert what_changed(before, after, by_new_rule) == changed
