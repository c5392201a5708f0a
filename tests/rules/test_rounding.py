"""Rounding is exact for every value that a bulletin can print."""

from decimal import Decimal

import pytest

from rules.rounding import decimals, exact_digits, half_even, half_step, half_up, may_tie

HUNDREDTHS = range(-20_000, 20_001)


def test_half_up_is_right_for_every_value_of_two_decimals() -> None:
    for number in HUNDREDTHS:
        whole, rest = divmod(abs(number), 10)
        tenths = (whole + (rest >= 5)) * (1 if number > 0 else -1)
        assert half_up(Decimal(number).scaleb(-2), 1) == Decimal(tenths).scaleb(-1), number


def test_half_even_is_right_for_every_value_of_two_decimals() -> None:
    for number in HUNDREDTHS:
        whole, rest = divmod(abs(number), 10)
        up = rest > 5 or (rest == 5 and whole % 2 == 1)
        tenths = (whole + up) * (1 if number > 0 else -1)
        assert half_even(Decimal(number).scaleb(-2), 1) == Decimal(tenths).scaleb(-1), number


def test_the_two_rules_differ_only_where_an_even_digit_meets_a_half() -> None:
    differ = {
        number
        for number in HUNDREDTHS
        if half_up(Decimal(number).scaleb(-2), 1) != half_even(Decimal(number).scaleb(-2), 1)
    }
    assert differ == {number for number in HUNDREDTHS if abs(number) % 20 == 5}


@pytest.mark.parametrize(
    ("value", "places", "up", "even"),
    [
        ("2.5", 0, "3", "2"),
        ("3.5", 0, "4", "4"),
        ("30.5", 0, "31", "30"),
        ("25.5", 0, "26", "26"),
        ("2.25", 1, "2.3", "2.2"),
        ("2.35", 1, "2.4", "2.4"),
        ("36.66", 0, "37", "37"),
        ("-2.5", 0, "-3", "-2"),
        ("432.252", 1, "432.3", "432.3"),
        ("2.675", 2, "2.68", "2.68"),
    ],
)
def test_known_values(value: str, places: int, up: str, even: str) -> None:
    assert str(half_up(Decimal(value), places)) == up
    assert str(half_even(Decimal(value), places)) == even


@pytest.mark.parametrize(
    ("digits", "count", "step"),
    [("28", 0, "0.5"), ("96.70", 2, "0.005"), ("5.0", 1, "0.05"), ("-6.62", 2, "0.005"), ("0", 0, "0.5")],
)
def test_printed_digits_hide_half_of_their_last_place(digits: str, count: int, step: str) -> None:
    assert decimals(digits) == count
    assert half_step(digits) == Decimal(step)


@pytest.mark.parametrize(
    ("one", "other", "tie"),
    [
        ("26.8", "27", True),
        ("26.8", "26.9", False),
        ("28", "29", False),
        ("28.5", "29", True),
        ("28.4", "29", False),
        ("28", "28", True),
    ],
)
def test_two_printed_numbers_may_stem_from_one_value(one: str, other: str, tie: bool) -> None:
    assert may_tie(one, other) is tie
    assert may_tie(other, one) is tie


def test_two_roundings_of_one_value_always_may_tie() -> None:
    for number in range(0, 10_000, 7):
        value = Decimal(number).scaleb(-2)
        assert may_tie(str(half_up(value, 1)), str(half_up(value, 0))), value


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("28.000000", "28"),
        ("95.30", "95.3"),
        ("-0.50", "-0.5"),
        ("0.00", "0"),
        ("-0.0", "0"),
        ("1E+3", "1000"),
    ],
)
def test_exact_digits_are_all_digits_and_no_more(value: str, digits: str) -> None:
    assert exact_digits(Decimal(value)) == digits
