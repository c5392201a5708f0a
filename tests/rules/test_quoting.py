"""A quoted number against a printed one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.quoting import compare_quoted, convert, holds_of, is_about, is_opposite
from rules.rounding import half_even, half_up


@pytest.mark.parametrize(
    ("quoted", "printed", "result"),
    [
        ("26.8", "26.8", "same"),
        ("95", "95.0", "same"),
        ("27", "26.8", "rounded"),
        ("26", "26.8", "truncated"),
        ("25", "26.8", "differs"),
        ("2", "2.5", "rounded"),  # half to even
        ("3", "2.5", "rounded"),  # half up
        ("26.75", "26.8", "finer"),
        ("26.7", "27", "finer"),
        ("26.4", "27", "differs"),
        ("-6.6", "-6.62", "rounded"),
        ("6.6", "-6.62", "differs"),
        ("4400", "4415", "rounded"),
        ("4000", "4415", "differs"),
        ("30", "28", "differs"),
        ("0", "0.4", "rounded"),
    ],
)
def test_how_a_quoted_number_stands(quoted: str, printed: str, result: str) -> None:
    assert compare_quoted(quoted, printed) == result


@pytest.mark.parametrize(
    ("quoted", "printed", "is_right"),
    [
        ("30", "29", True),
        ("28", "26.8", False),
        ("100", "60", False),
        ("95", "95.3", True),
        ("4400", "4415", True),
    ],
)
def test_about_so_many(quoted: str, printed: str, is_right: bool) -> None:
    assert is_about(quoted, printed) is is_right


@pytest.mark.parametrize(
    ("comparator", "bound", "printed", "is_true"),
    [
        (">=", "95", "95.3", True),
        (">", "95", "95", False),
        ("<=", "29", "28", True),
        ("<", "28", "28", False),
    ],
)
def test_whether_a_bound_is_true(comparator: str, bound: str, printed: str, is_true: bool) -> None:
    assert holds_of(comparator, bound, printed) is is_true


def test_bounds_from_two_sides() -> None:
    assert is_opposite(">=", "<")
    assert not is_opposite(">=", ">")
    assert not is_opposite(">=", "=")


@pytest.mark.parametrize(
    ("digits", "unit", "other", "converted"),
    [
        ("1.2", "万辆", "辆", "12000"),
        ("12000", "辆", "万辆", "1.2"),
        ("12.5", "万元", "亿元", "0.00125"),
        ("95", "%", "%", "95"),
        ("95", "%", "个百分点", None),
        ("3", "万吨", "万辆", None),
    ],
)
def test_a_multiple_is_converted_and_nothing_else(
    digits: str, unit: str, other: str, converted: str | None
) -> None:
    found = convert(digits, unit, other)
    assert found is None if converted is None else Decimal(found or "") == Decimal(converted)


@given(st.decimals("-1000", "1000", places=3), st.integers(0, 3))
def test_what_is_rounded_either_way_is_never_said_to_differ(value: Decimal, places: int) -> None:
    for rounded in (half_up, half_even):
        assert compare_quoted(f"{rounded(value, places):f}", f"{value:f}") in ("same", "rounded")


@given(st.decimals("0", "1000", places=1), st.integers(1, 9))
def test_another_last_digit_differs(value: Decimal, step: int) -> None:
    other = value + Decimal(step) / 10
    assert (
        compare_quoted(f"{other:f}", f"{value:f}") in ("differs", "truncated", "rounded") and other != value
    )
