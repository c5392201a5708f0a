"""Chinese numerals are read as numbers, however they are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import numeral
from rules.numeral import NUMERAL, parse_numeral, power_of_ten, shift_point

LETTERS = "零一二三四五六七八九"


def write_numeral(number: int) -> str:
    """A whole number below ten thousand million as a Chinese numeral, by the standard rules."""
    if number < 10:
        return LETTERS[number]
    for name, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if number >= size:
            many, rest = divmod(number, size)
            zero = "零" if rest and rest < size // 10 else ""
            return write_numeral(many) + name + (zero + write_numeral(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(min_value=0, max_value=10**10 - 1))
def test_every_whole_number_is_read_back(number: int) -> None:
    numeral = write_numeral(number)
    assert parse_numeral(numeral) == number
    assert NUMERAL.fullmatch(numeral)


@given(st.integers(min_value=0, max_value=99_999), st.text("0123456789", min_size=1, max_size=6))
def test_decimals_are_read_back_to_the_last_digit(whole: int, decimals: str) -> None:
    numeral = f"{write_numeral(whole)}点{''.join(LETTERS[int(digit)] for digit in decimals)}"
    assert f"{parse_numeral(numeral):f}" == f"{whole}.{decimals}"
    assert NUMERAL.fullmatch(numeral)


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("三十五", "35"),
        ("一百零五", "105"),
        ("两千", "2000"),
        ("一万五千", "15000"),
        ("十万", "100000"),
        ("一亿零二十万", "100200000"),
        ("二〇二五", "2025"),
        ("九十六点七", "96.7"),
        ("三点五万", "35000"),
        ("零点零五", "0.05"),
    ],
)
def test_known_numerals(numeral: str, number: str) -> None:
    assert parse_numeral(numeral) == Decimal(number)


def test_powers_of_ten() -> None:
    assert [power_of_ten(multiple) for multiple in ("", "十", "百万", "万", "亿", "万亿")] == [
        0,
        1,
        6,
        4,
        8,
        12,
    ]


def test_a_written_numeral_is_read_back() -> None:
    assert [numeral.write_numeral(number) for number in (0, 7, 10, 12, 20, 105, 110, 1010, 2034)] == [
        *("零", "七", "十", "十二", "二十", "一百零五", "一百一十", "一千零一十", "二千零三十四")
    ]
    assert [n for n in range(10_000) if parse_numeral(numeral.write_numeral(n)) != n] == []


@pytest.mark.parametrize(
    ("digits", "power", "shifted"),
    [
        ("12.50", 0, "12.50"),
        ("12.50", -4, "0.001250"),
        ("1.2", 4, "12000"),
        ("5000", -4, "0.5"),
        ("4400", 4, "44000000"),
        ("-3.10", 1, "-31.0"),
    ],
)
def test_the_point_moves_and_printed_decimals_stay(digits: str, power: int, shifted: str) -> None:
    assert shift_point(digits, power) == shifted
