"""Figures in cells: digits, bounds, units, and the decimal mark that a table's numbers prove."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.tables.numbers import COMMA, POINT, find_mark_evidence, read_digits, read_figure
from reading.tables.periods import find_days, read_period, year_before
from tests.reading.tables.small_vocabulary import vocabulary

DECIMALS = st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False)


@given(DECIMALS, st.sampled_from([POINT, COMMA]), st.booleans())
def test_a_number_is_read_back_whatever_mark_and_groups_it_is_written_with(
    number: Decimal, mark: str, has_groups: bool
) -> None:
    written = f"{number:,.2f}" if has_groups else f"{number:.2f}"
    if mark == COMMA:
        written = written.translate(str.maketrans(",.", ".,"))
    digits = read_digits(written, mark)
    assert digits is not None
    assert Decimal(digits) == number


@given(DECIMALS)
def test_a_number_that_proves_one_mark_is_refused_by_the_other(number: Decimal) -> None:
    written = f"{number:.2f}"
    assert find_mark_evidence([written]) == (True, False, False)
    assert find_mark_evidence([written.replace(".", ",")]) == (False, True, False)
    assert read_digits(written, COMMA) is None


@given(st.text(max_size=12))
def test_any_text_is_a_figure_a_gap_or_a_fault(text: str) -> None:
    figure = read_figure(text, POINT, vocabulary().words, vocabulary().unit_names)
    assert bool(figure.digits) + figure.is_gap + bool(figure.fault) == 1
    assert not figure.digits or Decimal(figure.digits).is_finite()


@pytest.mark.parametrize(
    ("texts", "evidence"),
    [
        (["26.8"], (True, False, False)),
        (["26,8"], (False, True, False)),
        (["1,234"], (False, False, True)),
        (["1.234"], (False, False, True)),
        (["1,234.5"], (True, False, False)),
        (["1.234,5"], (False, True, False)),
        (["1,234,567"], (True, False, False)),
        (["0.838"], (True, False, False)),
        (["0,838"], (False, True, False)),
        (["1234"], (False, False, False)),
    ],
)
def test_what_proves_a_decimal_mark(texts: list[str], evidence: tuple[bool, bool, bool]) -> None:
    assert find_mark_evidence(texts) == evidence


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024"),
        ("2024 年", "2024"),
        ("2024年度", "2024"),
        ("FY 2024", "2024"),
        ("2024/3", "2024-03"),
        ("202403", "2024-03"),
        ("20240331", "2024-03-31"),
        ("2024年1—9月", "2024-01/2024-09"),
        ("2024年一季度", "2024-01/2024-03"),
        ("2024Q4", "2024-10/2024-12"),
        ("2024年上半年", "2024-01/2024-06"),
        ("2024下半年", "2024-07/2024-12"),
        ("2024年9-1月", None),
        ("2024-00", None),
        ("24", None),
        ("202", None),
    ],
)
def test_periods_as_people_write_them(text: str, period: str | None) -> None:
    assert read_period(text, vocabulary().words) == period


def test_days_of_a_period_and_the_year_before() -> None:
    assert find_days("2024") == ("2024-01-01", "2024-12-31")
    assert find_days("2024-02") == ("2024-02-01", "2024-02-29")
    assert find_days("2024-01/2024-06") == ("2024-01-01", "2024-06-30")
    assert find_days("2024-03-05") == ("2024-03-05", "2024-03-05")
    assert year_before("2024-01/2024-06") == "2023-01/2023-06"
