"""Progress against time: in a straight line, or by milestones."""

from decimal import Decimal

import pytest

from rules.schedule import find_due_value, find_expected_valid_days


@pytest.mark.parametrize(
    ("base", "target", "gone", "due"),
    [
        ("33", "28", "0", "33"),
        ("33", "28", "0.5", "30.5"),
        ("33", "28", "1", "28"),
        ("80", "86", "0.25", "81.5"),
    ],
)
def test_in_a_straight_line(base: str, target: str, gone: str, due: str) -> None:
    assert find_due_value(Decimal(base), Decimal(target), Decimal(gone)) == Decimal(due)


@pytest.mark.parametrize(
    ("gone", "due"),
    [("0", "100"), ("0.125", "95"), ("0.25", "90"), ("0.5", "65"), ("0.75", "35"), ("1", "0")],
)
def test_by_milestones_and_in_a_straight_line_between_them(gone: str, due: str) -> None:
    """The ten measures for air: 10, 35, 65 and 100 % of the fall in four equal parts."""
    shares = [Decimal(share) for share in (10, 35, 65, 100)]
    assert find_due_value(Decimal(100), Decimal(0), Decimal(gone), shares) == Decimal(due)


@pytest.mark.parametrize("gone", ["-0.1", "1.1"])
def test_a_share_of_time_outside_the_year_is_refused(gone: str) -> None:
    with pytest.raises(ValueError, match=f"no share of the time: {gone}"):
        find_due_value(Decimal(33), Decimal(28), Decimal(gone))


@pytest.mark.parametrize("shares", [[10, 35], [50, 40, 100], [0, 101], [-1, 100]])
def test_milestones_rise_to_a_hundred(shares: list[int]) -> None:
    with pytest.raises(ValueError, match="milestones rise from 0 to 100"):
        find_due_value(Decimal(33), Decimal(28), Decimal("0.5"), [Decimal(share) for share in shares])


@pytest.mark.parametrize(
    ("valid", "gone", "days", "expected"),
    [(209, 209, 366, 366), (200, 209, 366, 350), (0, 0, 365, 365), (27, 30, 365, 328), (365, 365, 365, 365)],
)
def test_days_to_come_are_as_valid_as_those_gone(valid: int, gone: int, days: int, expected: int) -> None:
    assert find_expected_valid_days(valid, gone, days) == expected
