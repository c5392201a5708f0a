"""Published arithmetic is judged from printed digits: what is right never fails, under either rounding."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.change import derive_base, judge_change
from rules.identity import judge_limit_streak, judge_part, judge_rate, judge_same, judge_streak, judge_sum
from rules.rounding import half_even, half_up, truncate
from rules.whole_number import (
    judge_interval,
    judge_whole_number,
    neighbours,
    possible_counts,
    truncated_number,
    whole_numbers,
)

COUNTS = st.integers(min_value=1, max_value=3000)
ROUNDINGS = st.sampled_from([half_up, half_even])


def share(part: int, whole: int) -> Decimal:
    with localcontext(prec=40):
        return Decimal(part) * 100 / whole


@pytest.mark.parametrize(
    ("whole", "parts", "verdict"),
    [
        ("824", ["220", "604"], "holds"),
        ("824", ["220", "605"], "fails"),
        ("100", ["33.3", "66.6"], "holds_by_rounding"),
        ("100.0", ["33.3", "66.4"], "fails"),
    ],
)
def test_sums(whole: str, parts: list[str], verdict: str) -> None:
    assert judge_sum(whole, parts).verdict == verdict


@pytest.mark.parametrize(
    ("rate", "part", "whole", "verdict"),
    [
        ("26.7", "220", "824", "holds_by_rounding"),
        ("5.04", "12", "238", "holds_by_rounding"),
        ("5.05", "12", "238", "fails"),
        ("50", "1", "2", "holds"),
        ("12.5", "1", "8", "holds"),
        ("12", "1", "8", "holds_by_rounding"),
        ("13", "1", "8", "holds_by_rounding"),
        ("50", "1", "0", "cannot_be_checked"),
        ("70.5", "36", "51", "holds_by_truncation"),
        ("70.6", "36", "51", "holds_by_rounding"),
        ("70.4", "36", "51", "fails"),
        ("93.1", "68", "73", "holds_by_truncation"),
    ],
)
def test_rates(rate: str, part: str, whole: str, verdict: str) -> None:
    assert judge_rate(rate, part, whole).verdict == verdict


@given(COUNTS, COUNTS, st.integers(min_value=0, max_value=3), ROUNDINGS)
def test_a_rate_that_was_rounded_never_fails(one: int, other: int, places: int, rounded) -> None:
    part, whole = min(one, other), max(one, other)
    printed = str(rounded(share(part, whole), places))
    assert judge_rate(printed, str(part), str(whole)).verdict != "fails"
    assert judge_whole_number(printed, whole).verdict != "fails"


@given(COUNTS, st.integers(min_value=0, max_value=100))
def test_a_rate_off_by_a_whole_point_fails(whole: int, part: int) -> None:
    part = min(part, whole)
    printed = str(half_up(share(part, whole), 1) + 1)
    assert judge_rate(printed, str(part), str(whole)).verdict == "fails"


@pytest.mark.parametrize(
    ("one", "other", "counted", "verdict"),
    [
        ("28", "28", False, "holds"),
        ("28.5", "29", False, "holds_by_rounding"),
        ("28", "30", False, "fails"),
        ("28", "29", True, "fails"),
    ],
)
def test_what_two_documents_say_of_one_quantity(one: str, other: str, counted: bool, verdict: str) -> None:
    assert judge_same(one, other, counted).verdict == judge_same(other, one, counted).verdict == verdict


def test_parts_and_streaks() -> None:
    assert judge_part("1", "1").verdict == "holds"
    assert judge_part("2", "1").verdict == "fails"
    assert judge_streak("15", "18", 3).verdict == "holds"
    assert judge_streak("15", "17", 3).verdict == "fails"


@pytest.mark.parametrize(
    ("kept", "kept_before", "verdict"),
    [
        ([True, True, True], False, "holds"),
        ([True, True, True], None, "holds"),
        ([True, True, True], True, "fails"),
        ([True, False, True], False, "fails"),
        ([True, None, True], False, "cannot_be_checked"),
        ([False, None, True], True, "cannot_be_checked"),
    ],
)
def test_streaks_within_a_limit(kept: list[bool | None], kept_before: bool | None, verdict: str) -> None:
    assert judge_limit_streak(Decimal(3), kept, kept_before).verdict == verdict


@pytest.mark.parametrize(
    ("older", "newer", "change", "relative", "verdict"),
    [
        ("28.7", "26.8", "-6.62", True, "holds_by_rounding"),
        ("30", "28.5", "-5.0", True, "holds"),
        ("30", "28.5", "-5.6", True, "holds_by_rounding"),
        ("30.0", "28.5", "-5.6", True, "fails"),
        ("84.4", "83.9", "-0.5", False, "holds"),
        ("84.4", "83.9", "-0.6", False, "holds_by_rounding"),
        ("84.4", "83.9", "-0.8", False, "fails"),
        ("1000.00", "1059.80", "5.9", True, "holds_by_truncation"),
        ("1000.00", "1059.80", "5.8", True, "fails"),
        ("0", "5", "10", True, "cannot_be_checked"),
    ],
)
def test_changes(older: str, newer: str, change: str, relative: bool, verdict: str) -> None:
    assert judge_change(older, newer, change, relative).verdict == verdict


@given(
    st.decimals(min_value=10, max_value=100, places=4),
    st.decimals(min_value=10, max_value=100, places=4),
    st.integers(min_value=0, max_value=2),
    st.integers(min_value=0, max_value=2),
    ROUNDINGS,
    st.booleans(),
)
def test_a_change_of_the_values_behind_the_digits_never_fails(
    older: Decimal, newer: Decimal, levels: int, changes: int, rounded, relative: bool
) -> None:
    with localcontext(prec=40):
        exact = (newer - older) * 100 / older if relative else newer - older
    printed = [str(rounded(older, levels)), str(rounded(newer, levels)), str(rounded(exact, changes))]
    assert judge_change(*printed, relative).verdict != "fails"


@given(
    st.decimals(min_value=10, max_value=100, places=4),
    st.decimals(min_value=10, max_value=100, places=4),
    st.integers(min_value=0, max_value=2),
    ROUNDINGS,
    st.booleans(),
)
def test_the_base_that_a_change_implies_lies_in_its_interval(
    older: Decimal, newer: Decimal, places: int, rounded, relative: bool
) -> None:
    with localcontext(prec=40):
        exact = (newer - older) * 100 / older if relative else newer - older
    base = derive_base(str(rounded(newer, places)), str(rounded(exact, 2)), relative)
    assert base is not None
    slack = Decimal(1).scaleb(-places - 2)  # the ends are rounded two places further
    assert base.low - slack <= older <= base.high + slack
    assert half_up(base.low, places) <= base.value <= half_up(base.high, places)


def test_known_bases() -> None:
    assert derive_base("26.8", "-6.62", True).value == Decimal("28.7")
    assert derive_base("96.7", "9.2", False).value == Decimal("87.5")
    assert derive_base("11", "-56", True, counted=True).value == Decimal("25")
    assert derive_base("11", "-100", True) is None


@given(
    st.integers(min_value=0, max_value=1000),
    st.integers(min_value=1, max_value=400),
    st.integers(min_value=0, max_value=1),
)
def test_the_whole_numbers_behind_a_share_are_all_found(thousandths: int, count: int, places: int) -> None:
    printed = str(half_up(Decimal(thousandths) / 10, places))
    expected = [
        part
        for part in range(count + 1)
        if Decimal(printed) in (half_up(share(part, count), places), half_even(share(part, count), places))
    ]
    assert whole_numbers(printed, count) == expected
    cut = any(Decimal(printed) == truncate(share(part, count), places) for part in range(count + 1))
    assert (judge_whole_number(printed, count).verdict == "fails") == (not expected and not cut)


@pytest.mark.parametrize(
    ("printed", "count", "part"), [("50", 400, 200), ("100", 238, 238), ("92.5", 40, 37), ("0", 500, 0)]
)
def test_an_exact_share_holds_with_its_exact_part(printed: str, count: int, part: int) -> None:
    judged = judge_whole_number(printed, count)
    assert (judged.verdict, judged.computed) == ("holds", part)


def test_which_numbers_of_sections_a_share_allows() -> None:
    assert whole_numbers("92.5", 40) == [37]
    assert whole_numbers("70.5", 51) == []
    assert 44 in possible_counts("70.5", 51)
    assert 51 not in possible_counts("70.5", 51)
    assert judge_whole_number("70.4", 51).verdict == "fails"
    assert judge_whole_number("92.5", 0).verdict == "cannot_be_checked"


@pytest.mark.parametrize(
    ("share", "count", "number", "verdict"),
    [
        ("70.5", 51, 36, "holds_by_truncation"),
        ("93.1", 73, 68, "holds_by_truncation"),
        ("70.6", 51, None, "holds_by_rounding"),
        ("70.4", 51, None, "fails"),
        ("100.0", 51, 51, "holds"),
        ("0", 51, 0, "holds"),
        ("87.5", 30, None, "fails"),
    ],
)
def test_a_share_that_was_cut_off(share: str, count: int, number: int | None, verdict: str) -> None:
    assert truncated_number(share, count) == number
    assert judge_whole_number(share, count).verdict == verdict


@pytest.mark.parametrize(
    ("low", "high", "count", "verdict", "number"),
    [
        ("87.4", "87.6", 30, "fails", "26.25"),
        ("91.9", "92.1", 80, "fails", "73.6"),
        ("60.6", "60.8", 51, "holds_by_rounding", "31"),
        ("99.9", "100.1", 30, "holds_by_rounding", "30"),
        ("100.1", "100.3", 1000, "fails", "1002"),
        ("87.4", "87.6", 0, "cannot_be_checked", None),
    ],
)
def test_a_share_that_is_known_to_lie_between_two(
    low: str, high: str, count: int, verdict: str, number: str | None
) -> None:
    judged = judge_interval(Decimal(low), Decimal(high), count)
    assert judged.verdict == verdict
    assert judged.computed == (None if number is None else Decimal(number))


@given(COUNTS, COUNTS, st.integers(min_value=0, max_value=3))
def test_a_share_that_was_cut_off_never_fails(one: int, other: int, places: int) -> None:
    part, whole = min(one, other), max(one, other)
    printed = str(truncate(share(part, whole), places))
    assert judge_rate(printed, str(part), str(whole)).verdict != "fails"
    assert judge_whole_number(printed, whole).verdict != "fails"


@pytest.mark.parametrize(
    ("low", "high", "count", "expected"),
    [
        ("87.4", "87.6", 30, (26, 27)),  # 26/30 = 86.67, 27/30 = 90
        ("91.9", "92.1", 80, (73, 74)),
        ("60.6", "60.8", 51, None),  # 31/51 = 60.78
        ("72", "72.1", 25, None),  # 18/25 = 72, the end itself
        ("71.9", "72", 25, None),
        ("0", "0.1", 30, None),
    ],
)
def test_the_whole_numbers_on_both_sides_of_an_interval(
    low: str, high: str, count: int, expected: tuple[int, int] | None
) -> None:
    assert neighbours(Decimal(low), Decimal(high), count) == expected
