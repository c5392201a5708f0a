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
    assert judge(Decimal(value), comparator, Decimal(limit)) == label


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
