"""Statements of a draft against claims: a case a line, on made-up claims."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.models.claims import Claim
from dashboard.views.check_draft.match import match
from dashboard.views.check_draft.statement import Printed, Statement


def claim(
    period: str, kind: str, digits: str, unit: str = "ug_m3", base: str | None = None, comparator: str = "="
) -> Claim:
    """A claim on the one quantity of these tests."""
    is_number = digits.lstrip("-").replace(".", "").isdigit()
    value = Decimal(digits) if is_number else None
    name = f"{period}-{kind}-{digits}-{unit}"
    bound = comparator if is_number else None
    return Claim(
        name,
        "x",
        "here",
        "s",
        period,
        "none",
        kind,
        bound,
        value,
        digits,
        unit,
        base,
        "d",
        None,
        digits,
        None,
        None,
        corrected_from=None,
    )


LEVELS = [claim("2023", "actual", "28.7"), claim("2024", "actual", "26.8")]
CHANGES = [
    claim("2024", "change", "-6.62", "percent", "2023"),
    claim("2024", "change", "-43", "percent", "2015"),
]
AIMS = [claim("2024", "target", "29", comparator="<="), claim("2025", "target", "as set above")]
SHARES = [
    claim("2023", "actual", "80.8", "percent"),
    claim("2024", "actual", "83.2", "percent"),
    claim("2022", "actual", "95", "percent", comparator=">="),
    claim("2024", "target", "82.5", "percent", comparator=">="),
]
LINKS = {(a.claim_id, b.claim_id): "same" for known in (LEVELS, SHARES) for a in known for b in known}


def verdict(
    stated: Statement, claims: Sequence[Claim], grade: str = "same", links: dict | None = None
) -> tuple[str, str]:
    found = match(stated, [Printed(c, grade) for c in claims], LINKS if links is None else links)
    return found.state, found.detail


def level(
    digits: str, period: str = "2024", comparator: str = "=", unit: str = "ug_m3", verb: str = ""
) -> Statement:
    return Statement("x", "here", "s", period, "actual", comparator, digits, unit, None, verb)


def share(digits: str, comparator: str = "=", period: str = "2024", verb: str = "") -> Statement:
    return level(digits, period, comparator, "percent", verb)


def change(digits: str, unit: str = "percent", base: str | None = "2023", comparator: str = "=") -> Statement:
    return Statement("x", "here", "s", "2024", "change", comparator, digits, unit, base, "down")


def target(digits: str, comparator: str = "<=", period: str = "2024", unit: str = "ug_m3") -> Statement:
    return Statement("x", "here", "s", period, "target", comparator, digits, unit)


CONCENTRATION, RATIO = [*LEVELS, *CHANGES, *AIMS], SHARES


@pytest.mark.parametrize(
    ("stated", "claims", "expected"),
    [
        # results
        (level("26.8"), CONCENTRATION, ("confirmed", "equal")),
        (level("27"), CONCENTRATION, ("rounded", "rounded")),
        (level("26"), CONCENTRATION, ("rounded", "truncated")),
        (level("26.80"), CONCENTRATION, ("confirmed", "equal")),
        (level("26.83"), CONCENTRATION, ("rounded", "finer")),
        (level("26.3"), CONCENTRATION, ("differs", "differs")),
        (level("28.7"), CONCENTRATION, ("differs", "other_period")),
        (level("29"), CONCENTRATION, ("kind", "target_as_result")),
        (level("26.8", unit="mg_m3"), CONCENTRATION, ("unit", "other_unit")),
        (level("27", comparator="~"), CONCENTRATION, ("rounded", "about_so_many")),
        (level("35", comparator="~"), CONCENTRATION, ("differs", "differs")),
        (level("27", comparator="<="), CONCENTRATION, ("confirmed", "bound_holds")),
        (level("25", comparator="<="), CONCENTRATION, ("differs", "bound_fails")),
        (level("26.8", comparator="<"), CONCENTRATION, ("bound", "bound_fails")),
        (level("31", "2020"), CONCENTRATION, ("absent", "absent")),
        (level("26.8", "2025"), CONCENTRATION, ("absent", "absent_other_period")),
        (level("26.8"), [], ("absent", "absent")),
        (level("29", "2025", "<="), [claim("2025", "target", "29", comparator="<=")], ("confirmed", "equal")),
        (level("29", "2025"), [claim("2025", "target", "29", comparator="<=")], ("kind", "target_as_result")),
        # levels that something rose or fell to
        (level("26.8", verb="to_down"), CONCENTRATION, ("confirmed", "equal")),
        (level("26.8", verb="to_up"), CONCENTRATION, ("verb", "turned_level")),
        (level("6.62", unit="percent", verb="to_down"), CONCENTRATION, ("verb", "change_for_level")),
        # changes
        (change("-6.62"), CONCENTRATION, ("confirmed", "equal")),
        (change("-6.6"), CONCENTRATION, ("rounded", "rounded")),
        (change("-6.6"), LEVELS, ("confirmed", "computed")),
        (change("-6.7"), LEVELS, ("rounded", "computed_within")),  # 28.7 may be 28.749
        (change("-6.2"), CONCENTRATION, ("differs", "differs")),
        (change("6.62"), CONCENTRATION, ("verb", "reversed")),
        (change("-6.62", "percentage_point"), CONCENTRATION, ("unit", "points_for_percent")),
        (change("-6.62", base=None), CONCENTRATION, ("base", "base_missing")),
        (change("-43"), CONCENTRATION, ("base", "base_differs")),
        (change("-43", base="2015"), CONCENTRATION, ("confirmed", "equal")),
        (change("-26.8", "ug_m3"), CONCENTRATION, ("verb", "level_for_change")),
        (change("-1.9", "ug_m3"), CONCENTRATION, ("confirmed", "computed")),
        (change("1.9", "ug_m3"), CONCENTRATION, ("verb", "computed_reversed")),
        (change("-2.9", "ug_m3"), LEVELS, ("differs", "computed_differs")),
        (change("2.4", "percentage_point"), RATIO, ("confirmed", "computed")),
        (change("-2.4", "percentage_point"), RATIO, ("verb", "computed_reversed")),
        (change("2.4", "percent"), RATIO, ("unit", "percent_for_points_of_levels")),
        (change("3.0", "percent"), RATIO, ("confirmed", "computed")),  # 2.4 of 80.8
        (change("-6.6", "percentage_point"), LEVELS, ("unit", "points_for_percent_of_levels")),
        (change("-5", base="2010"), CONCENTRATION, ("differs", "differs")),
        (change("-5", base="2010"), LEVELS, ("absent", "absent")),
        # targets
        (target("29"), CONCENTRATION, ("confirmed", "equal")),
        (target("29", "="), CONCENTRATION, ("confirmed", "equal")),
        (target("29", ">="), CONCENTRATION, ("bound", "bound_reversed")),
        (target("28"), CONCENTRATION, ("differs", "differs")),
        (target("26.8"), CONCENTRATION, ("kind", "result_as_target")),
        (target("29", period="2025"), CONCENTRATION, ("absent", "in_words")),
        # bounds of shares
        (share("83.2"), RATIO, ("confirmed", "equal")),
        (share("83", ">="), RATIO, ("confirmed", "bound_holds")),
        (share("83.2", "<="), RATIO, ("confirmed", "bound_holds")),
        (share("85", ">="), RATIO, ("differs", "bound_fails")),
        (share("95", period="2022"), RATIO, ("bound", "bound_lost")),
        (share("95", ">=", "2022"), RATIO, ("confirmed", "equal")),
        (share("95", "<=", "2022"), RATIO, ("bound", "bound_reversed")),
        (share("82.5"), RATIO, ("kind", "target_as_result")),
        (target("82.5", ">=", unit="percent"), RATIO, ("confirmed", "equal")),
        (target("82.5", "<=", unit="percent"), RATIO, ("bound", "bound_reversed")),
    ],
)
def test_a_statement_gets_its_verdict(
    stated: Statement, claims: Sequence[Claim], expected: tuple[str, str]
) -> None:
    assert verdict(stated, claims) == expected


@pytest.mark.parametrize(
    ("stated", "grade", "expected"),
    [
        (level("26.8"), "near", ("confirmed", "equal")),
        (level("26.3"), "near", ("scope", "near")),
        (level("26.8"), "apart", ("scope", "apart_equal")),
        (level("26.3"), "apart", ("scope", "apart")),
        (change("-6.62"), "near", ("confirmed", "equal")),
        (change("-6.62"), "apart", ("scope", "apart")),
    ],
)
def test_another_scope_is_told_and_never_called_wrong(
    stated: Statement, grade: str, expected: tuple[str, str]
) -> None:
    assert verdict(stated, CONCENTRATION, grade) == expected


def test_levels_that_may_not_be_compared_give_no_change() -> None:
    assert verdict(change("-1.9", "ug_m3"), LEVELS, links={}) == ("absent", "absent")
    assert verdict(level("26.8", verb="to_up"), LEVELS, links={}) == ("confirmed", "equal")


def test_the_number_of_another_scope_is_named_and_not_called_wrong() -> None:
    own, other = claim("2024", "actual", "26.8"), claim("2024", "actual", "25.1")
    found = match(level("25.1"), [Printed(own, "same"), Printed(other, "near")], {})
    assert (found.state, found.detail, found.others[0].claim) == ("scope", "other_scope", other)


def test_documents_that_disagree_are_named() -> None:
    first, second = claim("2024", "actual", "26.8"), claim("2024", "actual", "27.1")
    found = match(level("26.8"), [Printed(first, "same"), Printed(second, "same")], {})
    assert (found.state, found.caveats, [p.claim for p in found.others]) == (
        "confirmed",
        ["disputed"],
        [second],
    )


digits = st.decimals("1", "99", places=1).map(lambda value: f"{value:f}")


@given(digits)
def test_what_is_printed_is_confirmed(value: str) -> None:
    assert verdict(level(value), [claim("2024", "actual", value)]) == ("confirmed", "equal")


@given(digits, st.integers(1, 9))
def test_another_digit_differs(value: str, step: int) -> None:
    other = f"{(Decimal(value) * 10 + step) % 1000 / 10:.1f}"
    state, _ = verdict(level(other), [claim("2024", "actual", value)])
    assert state in ("differs", "rounded") and (state == "differs" or other.endswith(".0"))


@given(digits)
def test_a_rise_for_a_fall_is_a_wrong_verb(value: str) -> None:
    printed = claim("2024", "change", f"-{value}", "percent", "2023")
    assert verdict(change(value), [printed]) == ("verb", "reversed")
    assert verdict(change(f"-{value}"), [printed]) == ("confirmed", "equal")


def test_a_target_is_told_beside_the_result_of_its_own_scope() -> None:
    own, other = (claim("2024", "actual", digits) for digits in ("26.7", "28.8"))
    aim = claim("2024", "target", "29")
    printed = [Printed(other, "apart"), Printed(own, "same"), Printed(aim, "same")]
    found = match(level("29"), printed, {})
    assert (found.state, found.detail) == ("kind", "target_as_result")
    assert [one.claim for one in found.others] == [own]


def test_the_target_of_a_scope_that_is_apart_is_not_taken_for_what_is_meant() -> None:
    printed = [
        Printed(claim("2024", "actual", "26.7"), "same"),
        Printed(claim("2024", "target", "29"), "apart"),
    ]
    found = match(level("29"), printed, {})
    assert (found.state, found.detail) == ("differs", "differs")
