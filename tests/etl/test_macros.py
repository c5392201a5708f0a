"""The formulae that marts and analysts share, against plain Python: exact for any decimal."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

import duckdb
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from etl.build import ROOT

COMPARATORS = ("=", "<=", ">=", "<", ">", "~")
LEVELS = st.decimals(min_value=0, max_value=10**6, places=2)
BOUNDS = st.sampled_from(COMPARATORS)


CON = duckdb.connect()
CON.execute((ROOT / "macros.sql").read_text("utf-8"))


def settle(target: tuple[str, Decimal], result: tuple[str, Decimal]) -> str:
    question = CON.execute("select settles(?, ?::decimal(24, 6), ?, ?::decimal(24, 6))", [*target, *result])
    return question.fetchone()[0]


def holds(value: Decimal, comparator: str, bound: Decimal) -> bool:
    """Whether a value satisfies a bound."""
    return {
        "=": value == bound,
        "<=": value <= bound,
        ">=": value >= bound,
        "<": value < bound,
        ">": value > bound,
    }[comparator]


@given(st.sampled_from(COMPARATORS[:-1]), LEVELS, LEVELS)
def test_an_exact_result_settles_every_numeric_target(
    comparator: str, target: Decimal, result: Decimal
) -> None:
    assert settle((comparator, target), ("=", result)) == (
        "met" if holds(result, comparator, target) else "missed"
    )


@given(st.sampled_from(["<=", "<", ">=", ">"]), LEVELS, LEVELS, LEVELS)
def test_a_target_met_stays_met_when_the_result_improves(
    comparator: str, target: Decimal, result: Decimal, step: Decimal
) -> None:
    better = result - step if comparator in ("<=", "<") else result + step
    verdicts = settle((comparator, target), ("=", result)), settle((comparator, target), ("=", better))
    assert verdicts in {("met", "met"), ("missed", "met"), ("missed", "missed")}


@given(BOUNDS, LEVELS, BOUNDS, LEVELS, st.decimals(min_value=-100, max_value=100, places=2))
def test_a_bound_settles_only_what_every_value_within_it_settles(
    comparator: str, target: Decimal, bound: str, result: Decimal, step: Decimal
) -> None:
    """Never met and missed for the same: a verdict on "more than 90" holds for 90.1 and for 99."""
    verdict = settle((comparator, target), (bound, result))
    assume(verdict in ("met", "missed") and holds(result + step, bound, result))
    assert settle((comparator, target), ("=", result + step)) == verdict


@pytest.mark.parametrize(
    ("target", "result", "status"),
    [
        (("<=", "29"), ("=", "29"), "met"),
        (("<", "29"), ("=", "29"), "missed"),
        ((">=", "95"), (">", "95"), "met"),
        ((">", "95"), (">=", "95"), "not_comparable"),
        ((">", "95"), ("<=", "95"), "missed"),
        (("<", "29"), (">=", "29"), "missed"),
        ((">=", "92"), (">", "90"), "not_comparable"),
        (("<=", "29"), ("~", "20"), "not_comparable"),
        (("~", "90"), ("=", "90"), "unquantified"),
        (("=", "4"), ("=", "4"), "met"),
        (("=", "4"), (">", "4"), "not_comparable"),
        ((">=", None), ("=", "5"), "unquantified"),
        ((">=", "5"), (None, None), "pending"),
    ],
)
def test_these_are_settled_so(target: tuple, result: tuple, status: str) -> None:
    assert settle(target, result) == status


@given(
    st.decimals(min_value=Decimal("0.000001"), max_value=10**9, places=6),
    st.decimals(min_value=-(10**9), max_value=10**9, places=6),
)
def test_percent_change_is_exact_and_rounds_half_up(older: Decimal, newer: Decimal) -> None:
    with localcontext(prec=80):
        expected = ((newer - older) / older * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert percent_change(older, newer) == expected


@given(st.integers(min_value=1, max_value=2000), st.integers(min_value=-100_000, max_value=100_000))
def test_percent_change_rounds_every_half_away_from_zero(older: int, twentieths: int) -> None:
    """A change of n twentieths of a percent, odd n, lies half-way between two printed values."""
    newer = Decimal(older) + Decimal(older) * twentieths / 2000
    expected = (Decimal(twentieths) / 20).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert percent_change(Decimal(older), newer) == expected


@pytest.mark.parametrize("older", ["0", "-1"])
def test_a_change_from_zero_is_empty(older: str) -> None:
    assert CON.execute("select percent_change(?::decimal(24, 6), 5::decimal(24, 6))", [older]).fetchone() == (
        None,
    )


def test_percent_change_is_a_decimal() -> None:
    (kind,) = CON.execute("select typeof(percent_change(3::decimal(24, 6), 4::decimal(24, 6)))").fetchone()
    assert kind.startswith("DECIMAL")


def percent_change(older: Decimal, newer: Decimal) -> Decimal:
    (change,) = CON.execute(
        "select percent_change(?::decimal(24, 6), ?::decimal(24, 6))::varchar", [older, newer]
    ).fetchone()
    return Decimal(change)


@given(st.sampled_from(["<=", "<", ">=", ">"]), LEVELS, LEVELS)
def test_a_margin_is_the_distance_on_the_good_side(comparator: str, target: Decimal, result: Decimal) -> None:
    (margin,) = CON.execute(
        "select target_margin(?, ?::decimal(24, 6), ?::decimal(24, 6))", [comparator, target, result]
    ).fetchone()
    assert margin == (target - result if comparator in ("<=", "<") else result - target)
    if settle((comparator, target), ("=", result)) == "met":
        assert margin >= 0


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=6), st.integers(min_value=1, max_value=60))
def test_a_quotient_is_exact_and_rounds_half_up(number: Decimal, whole: int) -> None:
    with localcontext(prec=60):
        expected = (number / whole).quantize(Decimal("0.000001"), ROUND_HALF_UP)
    (result,) = CON.execute("select quotient(?::decimal(24, 6), ?::integer)", [number, whole]).fetchone()
    assert (type(result), result) == (Decimal, expected)


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=3), st.integers(min_value=3, max_value=6))
def test_a_number_is_shown_with_its_decimals(number: Decimal, places: int) -> None:
    assert CON.execute("select shown(?::decimal(24, 6), ?)", [number, places]).fetchone() == (
        f"{number + 0:.{places}f}",
    )
    assert CON.execute("select shown(?::decimal(24, 6), 0)", [number.to_integral_value()]).fetchone() == (
        f"{number.to_integral_value() + 0:.0f}",
    )


@pytest.mark.parametrize(
    ("status", "margin", "comparator", "printed", "expected_class"),
    [
        ("met", "0.5", "=", "28.5", "met_with_room"),
        ("met", "0.05", "=", "28.5", "met_with_room"),
        ("met", "0.04", "=", "28.5", "met_within_rounding"),
        ("met", "0", "=", "29", "met_within_rounding"),
        ("met", "0", ">=", "90", "met_with_room"),
        ("missed", "-0.5", "=", "30", "missed_within_rounding"),
        ("missed", "-0.6", "=", "30", "missed"),
        ("missed", "-0.06", "=", "83.9", "missed"),
        ("pending", None, None, None, None),
    ],
)
def test_how_safely_a_target_is_settled(
    status: str, margin: str | None, comparator: str | None, printed: str | None, expected_class: str | None
) -> None:
    question = CON.execute(
        "select margin_class(?, ?::decimal(24, 6), ?, ?)", [status, margin, comparator, printed]
    )
    assert question.fetchone() == (expected_class,)


@pytest.mark.parametrize(
    "words",
    ["25", "2025-3", "2025-1-01", "2025-13", "2025-02-30", "20251022", " 2025", "last year", "..", ""],
)
def test_what_is_no_period_has_no_days(words: str) -> None:
    question = (
        "select first_day($1), last_day_of($1), period_start($1), period_end($1), period_end('2024/' || $1)"
    )
    assert CON.execute(question, [words]).fetchone() == (None,) * 5


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 30)),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]),
)
def test_a_period_starts_and_ends_where_it_says(day: date, form: str) -> None:
    period = day.strftime(form)
    start, end, before, ended = CON.execute(
        "select period_start($1), period_end($1), period_start('1990/' || $1), period_end('../' || $1)",
        [period],
    ).fetchone()
    assert start <= day <= end
    assert (start.strftime(form), end.strftime(form)) == (period, period)
    assert (
        date.fromordinal(start.toordinal() - 1).strftime(form) != period if len(period) < 10 else start == day
    )
    assert date.fromordinal(end.toordinal() + 1).strftime(form) != period
    assert (before, ended) == (date(1990, 1, 1), end)


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=4), st.integers(min_value=0, max_value=4))
def test_decimals_are_counted_as_printed(value: Decimal, places: int) -> None:
    assert CON.execute("select decimals_of(?)", [f"{value:.{places}f}"]).fetchone() == (places,)


@given(LEVELS, LEVELS)
def test_a_direction_turns_with_what_is_better(older: Decimal, newer: Decimal) -> None:
    question = (
        "select direction(b, ?::decimal(24, 6), ?::decimal(24, 6))"
        " from (values ('higher'), ('lower'), ('neither')) t(b)"
    )
    higher, lower, neither = (direction for (direction,) in CON.execute(question, [older, newer]).fetchall())
    if newer == older:
        assert (higher, lower, neither) == ("equal", "equal", "equal")
    else:
        assert (higher, lower, neither) == (
            ("better", "worse", None) if newer > older else ("worse", "better", None)
        )
