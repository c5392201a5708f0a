"""Periods told in days that are whole months."""

import re
from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.period import PERIOD, in_whole_months

MONTHS = st.tuples(st.integers(1990, 2035), st.integers(1, 12))


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("2021-01-01/2021-11-30", "2021-01/2021-11"),
        ("2024-02-01/2024-02-29", "2024-02"),
        ("2023-02-01/2023-02-27", "2023-02-01/2023-02-27"),
        ("2021-10-02/2021-11-30", "2021-10-02/2021-11-30"),
        ("2020-10-01/2021-03-31", "2020-10/2021-03"),
        ("2021-01-01/2021-12-31", "2021"),
        ("2021-01/2021-12", "2021"),
        ("2020-01/2021-12", "2020-01/2021-12"),
        ("2016/2020", "2016/2020"),
        ("2021-11", "2021-11"),
        ("../2021-11-30", "../2021-11-30"),
        ("", ""),
    ],
)
def test_whole_months_are_told_as_such(told: str, period: str) -> None:
    assert in_whole_months(told) == period


@given(first=MONTHS, last=MONTHS)
def test_months_told_in_days_are_the_months(first: tuple[int, int], last: tuple[int, int]) -> None:
    first, last = sorted((first, last))
    days = f"{first[0]}-{first[1]:02}-01/{last[0]}-{last[1]:02}-{monthrange(*last)[1]}"
    months = (
        f"{first[0]}-{first[1]:02}/{last[0]}-{last[1]:02}" if first != last else f"{first[0]}-{first[1]:02}"
    )
    assert in_whole_months(days) == in_whole_months(months)
    assert re.fullmatch(PERIOD, in_whole_months(days))
    assert in_whole_months(in_whole_months(days)) == in_whole_months(days)
