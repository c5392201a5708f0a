"""What the rest of a year may bring: the published cases, every rule's edges, and laws that must hold."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rules.budget import (
    MeanBudget,
    Standing,
    find_mean_budget,
    find_mean_budget_of_sum,
    find_required_share,
    find_share_budget,
    find_year_end_mean,
    judge_rest,
    judge_share_rest,
)
from rules.rounding import decimals, half_even, half_up


def test_the_published_cases_of_wei_county_come_out() -> None:
    july = find_mean_budget("58", 209, 366, "57")
    assert july is not None
    assert half_up(july.value, 0) == 56
    assert (half_up(july.low, 1), half_up(july.high, 1)) == (Decimal("55.0"), Decimal("56.3"))
    december = find_mean_budget("55", 348, 366, "57")
    assert december is not None
    assert (half_up(december.low, 1), half_up(december.high, 1)) == (Decimal("86.0"), Decimal("105.3"))
    assert december.low <= 95 <= december.high
    assert find_share_budget("57.9", 366, good=127, judged=209).missing == 85


def test_the_judged_result_may_be_rounded_down_to_the_target() -> None:
    even, odd = (find_mean_budget_of_sum(Decimal(0), Decimal(0), 0, 365, t) for t in ("30", "29"))
    assert even is not None and odd is not None
    assert (even.value, even.most_by_rounding, even.tie_passes) == (30, Decimal("30.5"), True)
    assert (odd.value, odd.most_by_rounding, odd.tie_passes) == (29, Decimal("29.5"), False)
    to_tenths = find_mean_budget_of_sum(Decimal(0), Decimal(0), 0, 365, "29", 1)
    assert to_tenths is not None
    assert (to_tenths.most_by_rounding, to_tenths.tie_passes) == (Decimal("29.05"), True)


def test_days_that_are_all_known_leave_no_interval() -> None:
    budget = find_mean_budget_of_sum(Decimal(5500), Decimal(0), 200, 365, "29")
    assert budget is not None
    assert budget.low == budget.value == budget.high
    assert half_up(budget.value, 2) == Decimal("30.82")


def test_without_days_to_come_there_is_no_budget() -> None:
    assert find_mean_budget("28", 365, 365, "29") is None


@pytest.mark.parametrize(
    ("gone", "days", "words"),
    [(366, 365, "366 of 365 days"), (-1, 365, "-1 of 365 days"), (0, 0, "0 of 0 days")],
)
def test_more_days_than_the_year_has_are_refused(gone: int, days: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        find_mean_budget("28", gone, days, "29")


@given(
    st.integers(0, 2000),
    st.integers(0, 365),
    st.sampled_from([365, 366]),
    st.integers(1, 800),
    st.integers(0, 1),
)
def test_a_rest_at_its_budget_ends_the_year_at_the_target(
    tenths: int, gone: int, days: int, target_tenths: int, places: int
) -> None:
    assume(gone < days)
    mean, target = str(Decimal(tenths) / 10), str(half_up(Decimal(target_tenths) / 10, places))
    budget = find_mean_budget(mean, gone, days, target)
    assert budget is not None
    end = find_year_end_mean(mean, gone, days, budget.value)
    assert half_up(end.value, 20) == Decimal(target)
    assert budget.low <= budget.value <= budget.high
    assert half_up(budget.high - budget.low, 20) == half_up(_width(mean, gone, days), 20)
    judged = find_year_end_mean(mean, gone, days, budget.most_by_rounding)
    assert (half_even(half_up(judged.value, 20), places) <= Decimal(target)) is budget.tie_passes


def _width(mean: str, gone: int, days: int) -> Decimal:
    width = Fraction(10) ** -decimals(mean) * gone / (days - gone)
    return Decimal(width.numerator) / Decimal(width.denominator)


def test_what_the_year_ends_at_has_the_interval_of_what_was_typed() -> None:
    end = find_year_end_mean("28", 273, 365, Decimal(32))
    assert half_up(end.value, 2) == Decimal("29.01")
    assert (half_up(end.low, 2), half_up(end.high, 2)) == (Decimal("28.63"), Decimal("29.38"))


# Days and sections: whole things


@pytest.mark.parametrize(
    ("target", "count", "needed", "needed_unrounded"),
    [
        ("86.2", 365, 315, 315),
        ("85.0", 366, 311, 312),
        ("85", 366, 311, 312),
        ("90", 30, 27, 27),
        ("96.7", 30, 29, 30),
        ("100", 30, 30, 30),
        ("100", 365, 365, 365),
        ("0", 365, 0, 0),
        ("95", 80, 76, 76),
    ],
)
def test_a_share_needs_so_many_whole_things(
    target: str, count: int, needed: int, needed_unrounded: int
) -> None:
    budget = find_share_budget(target, count)
    assert (budget.needed, budget.needed_unrounded) == (needed, needed_unrounded)


def test_what_may_still_go_wrong() -> None:
    budget = find_share_budget("86.2", 365, good=240, judged=273)
    assert (budget.allowed, budget.bad, budget.left, budget.missing, budget.rest) == (50, 33, 17, 75, 92)
    assert half_up(find_required_share(budget) or Decimal(0), 1) == Decimal("81.5")
    sections = find_share_budget("90", 30, good=28, judged=30)
    assert (sections.needed, sections.left, half_up(sections.step, 2)) == (27, 1, Decimal("3.33"))


@given(st.integers(0, 1000), st.integers(1, 366), st.integers(0, 2))
def test_the_needed_number_is_the_smallest_that_rounds_to_the_target(
    tenths: int, count: int, places: int
) -> None:
    target = str(Decimal(tenths) / 10)
    needed = find_share_budget(target, count, places=places).needed
    digits = max(places, 1 if "." in target else 0)

    def share(number: int) -> Decimal:
        return half_even(Decimal(100 * number) / count, digits)

    assert share(needed) >= Decimal(target)
    assert needed == 0 or share(needed - 1) < Decimal(target)


@pytest.mark.parametrize(
    ("target", "count", "good", "judged", "words"),
    [
        ("100.1", 365, 0, 0, "no share in percent: 100.1"),
        ("-1", 365, 0, 0, "no share in percent: -1"),
        ("85", 0, 0, 0, "0 good of 0 judged of 0"),
        ("85", 365, 10, 9, "10 good of 9 judged of 365"),
        ("85", 365, 10, 366, "10 good of 366 judged of 365"),
        ("85", 365, -1, 9, "-1 good of 9 judged of 365"),
    ],
)
def test_counts_that_cannot_be_are_refused(
    target: str, count: int, good: int, judged: int, words: str
) -> None:
    with pytest.raises(ValueError, match=f"^{words}$"):
        find_share_budget(target, count, good=good, judged=judged)


# The rest of the year against the same months of past years

PAST = [Decimal(number) for number in ("45", "38", "30", "34", "26")]  # the oldest first


@pytest.mark.parametrize(
    ("budget", "standing"),
    [
        ("45", "secured"),
        ("44.9", "within_reach"),
        ("30", "within_reach"),
        ("29.9", "hard"),
        ("26", "hard"),
        ("25.9", "never_seen"),
        ("0", "never_seen"),
        ("-0.1", "impossible"),
    ],
)
def test_a_budget_stands_against_the_same_months(budget: str, standing: Standing) -> None:
    assert judge_rest(exactly(budget), PAST) == standing


def test_without_past_years_only_the_impossible_is_known() -> None:
    assert judge_rest(exactly("20"), []) is None
    assert judge_rest(exactly("-1"), []) == "impossible"


def test_one_past_year_is_worst_mean_and_best_at_once() -> None:
    assert judge_rest(exactly("30"), [Decimal(30)]) == "secured"
    assert judge_rest(exactly("29"), [Decimal(30)]) == "never_seen"


def test_what_rounding_leaves_open_is_not_called_impossible() -> None:
    # 30 is 29.5 to 30.5: after 355 of 366 days 29.5 leaves room for 29, 30 does not.
    budget = find_mean_budget("30", 355, 366, "29")
    assert budget is not None and budget.value < 0 < budget.high and not budget.is_impossible
    assert judge_rest(budget, PAST) == "never_seen"
    # 365 known days at 29.1: above 29 in full even with zero on the last, yet 29 once rounded.
    known = find_mean_budget_of_sum(Decimal("29.1") * 365, Decimal(0), 365, 366, "29")
    assert known is not None and known.value < 0 and not known.is_impossible


@given(st.integers(1, 90), st.integers(300, 365), st.integers(10, 90), st.decimals("-0.5", "0.5", places=3))
def test_the_impossible_is_so_for_every_mean_that_is_rounded_so(
    mean: int, gone: int, target: int, off: Decimal
) -> None:
    budget = find_mean_budget(f"{mean}", gone, 366, f"{target}")
    assert budget is not None
    if budget.is_impossible:
        assert (mean + off) * gone / 366 > target + Decimal("0.5")


def exactly(value: str) -> MeanBudget:
    """A budget in which nothing is rounded."""
    most = Decimal(value)
    return MeanBudget(most, most, most, most, tie_passes=True)


@pytest.mark.parametrize(
    ("good", "judged", "past", "standing"),
    [
        (315, 330, [], "secured"),
        (240, 273, ["80", "85", "90"], "within_reach"),
        (240, 273, ["82", "85", "90"], "secured"),
        (240, 273, ["60", "85", "70"], "hard"),
        (240, 273, ["60", "80", "70"], "never_seen"),
        (240, 291, ["60", "80", "70"], "impossible"),
        (240, 273, [], None),
        (315, 365, [], "secured"),
        (314, 365, [], "impossible"),
    ],
)
def test_days_stand_against_the_same_months(
    good: int, judged: int, past: list[str], standing: Standing | None
) -> None:
    budget = find_share_budget("86.2", 365, good=good, judged=judged)
    assert judge_share_rest(budget, [Decimal(share) for share in past]) == standing
