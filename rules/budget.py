"""What the rest of a year may still bring: budgets of a mean and of a share of whole things.

Each has a rule of its own, as a percentile has (percentile.py); no rule serves for another's statistic.
Dust days, exceptional events and days without valid data are the caller's to take out of the counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from typing import Literal

from rules.rounding import decimals, half_step

HUNDRED = Decimal(100)
DIGITS = 40  # of every division
YEARS_OF_MEAN = 3  # past years whose mean says what is within reach

Standing = Literal["secured", "within_reach", "hard", "never_seen", "impossible"]


@dataclass(frozen=True)
class MeanBudget:
    """The mean that the remaining days may have at most, for the year to end at the target.

    `low` and `high`: what the rounding of the mean so far leaves open. `most_by_rounding`: the same budget
    where the year's result is judged once rounded half to even (GB/T 8170); the result then lies on a tie,
    which `tie_passes` or not, as the last digit of the target is even or odd.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    most_by_rounding: Decimal
    tie_passes: bool

    @property
    def is_impossible(self) -> bool:
        """Whether the year ends above the target even with zero on all days to come, whatever was rounded."""
        return self.most_by_rounding + (self.high - self.value) < 0


@dataclass(frozen=True)
class YearEnd:
    """The mean at which a year ends, and what the rounding of the mean so far leaves open."""

    value: Decimal
    low: Decimal
    high: Decimal


def find_mean_budget(
    mean: str, gone: int, days: int, target: str, places: int | None = None
) -> MeanBudget | None:
    """R = (T N - mean n) / (N - n), of n = `gone` of N = `days` valid days; None where no day is left.

    `mean` and `target` are digits as typed or printed, because their decimals count: 58 is 57.5 to 58.5.
    `places`: the decimals to which the year's result is judged; those of the target unless told.
    """
    return find_mean_budget_of_sum(Decimal(mean) * gone, half_step(mean) * gone, gone, days, target, places)


def find_mean_budget_of_sum(
    total: Decimal, step: Decimal, gone: int, days: int, target: str, places: int | None = None
) -> MeanBudget | None:
    """The same of the sum of the days so far; `step`: how far the sum may be off, 0 if each day is known."""
    _check_days(gone, days)
    if gone == days:
        return None
    places = decimals(target) if places is None else places
    unit = Decimal(1).scaleb(-places)
    last_within = Decimal(target).quantize(unit, ROUND_FLOOR)
    with localcontext(prec=DIGITS):
        rest = Decimal(days - gone)
        room = Decimal(target) * days - total
        return MeanBudget(
            room / rest,
            (room - step) / rest,
            (room + step) / rest,
            ((last_within + unit / 2) * days - total) / rest,
            int(last_within / unit) % 2 == 0,
        )


def find_year_end_mean(mean: str, gone: int, days: int, rest_mean: Decimal) -> YearEnd:
    """The mean of the year if its remaining days have this mean."""
    return find_year_end_of_sum(Decimal(mean) * gone, half_step(mean) * gone, gone, days, rest_mean)


def find_year_end_of_sum(total: Decimal, step: Decimal, gone: int, days: int, rest_mean: Decimal) -> YearEnd:
    """The same of the sum of the days so far, which may be off by `step`."""
    _check_days(gone, days)
    with localcontext(prec=DIGITS):
        whole = total + rest_mean * (days - gone)
        return YearEnd(whole / days, (whole - step) / days, (whole + step) / days)


@dataclass(frozen=True)
class ShareBudget:
    """Of `count` days or sections, `needed` must be good for the share; `judged` are known, `good` of them.

    `needed` is the smallest number whose share, rounded half to even as published, reaches the target;
    `needed_unrounded` the smallest whose share does so in full.
    """

    count: int
    needed: int
    needed_unrounded: int
    good: int
    judged: int

    @property
    def allowed(self) -> int:
        """How many of all may be bad."""
        return self.count - self.needed

    @property
    def bad(self) -> int:
        """How many are bad so far."""
        return self.judged - self.good

    @property
    def left(self) -> int:
        """How many more may be bad; negative where there are too many already."""
        return self.allowed - self.bad

    @property
    def missing(self) -> int:
        """How many more must be good; 0 or negative where there are enough already."""
        return self.needed - self.good

    @property
    def rest(self) -> int:
        """How many are still to come."""
        return self.count - self.judged

    @property
    def step(self) -> Decimal:
        """The percentage points that one thing makes: 3.33 of 30."""
        return HUNDRED / self.count


def find_share_budget(
    target: str, count: int, good: int = 0, judged: int = 0, places: int = 1
) -> ShareBudget:
    """The budget of a share in percent of whole things; it is published with `places` decimals, or with the
    target's if those are more.

    Raises ValueError for a target that is no share, and for counts that cannot be.
    """
    share = Decimal(target)
    if not 0 <= share <= 100:
        raise ValueError(f"no share in percent: {target}")
    if not 0 <= good <= judged <= count or count == 0:
        raise ValueError(f"{good} good of {judged} judged of {count}")
    places = max(places, decimals(target))
    needed_unrounded = int((share * count / HUNDRED).to_integral_value(ROUND_CEILING))
    # A share lies within the target's rounding from target - unit / 2 on, and on the tie where it is even.
    unit = Decimal(1).scaleb(-places)
    tie = (share - unit / 2) * count / HUNDRED
    needed = int(tie.to_integral_value(ROUND_CEILING))
    if needed == tie and int(share / unit) % 2:
        needed += 1
    return ShareBudget(count, max(needed, 0), needed_unrounded, good, judged)


def find_required_share(budget: ShareBudget) -> Decimal | None:
    """The share in percent of the things still to come that must be good; None where none is to come."""
    if not budget.rest:
        return None
    with localcontext(prec=DIGITS):
        return HUNDRED * max(budget.missing, 0) / budget.rest


def judge_rest(budget: MeanBudget, past: Sequence[Decimal]) -> Standing | None:
    """What the rest of the year may have at most, against the means of the same months of past years, oldest
    first.

    `secured`: no past year was above it. `within_reach`: the mean of the last three, or of as many as there
    are, was not. `hard`: at least one year was not. `never_seen`: all were above. `impossible`: no reading of
    the rounded numbers leaves room. None without past years, unless it is impossible.
    """
    return "impossible" if budget.is_impossible else _place(budget.value, past)


def judge_share_rest(budget: ShareBudget, past: Sequence[Decimal]) -> Standing | None:
    """The share that the rest of the year needs, against the shares in percent of the same months of past
    years, oldest first: as `judge_rest`, more being better. `secured` too where enough are good already.
    """
    if budget.left < 0:
        return "impossible"
    required = find_required_share(budget)
    if budget.missing <= 0 or required is None:
        return "secured"
    return _place(-required, [-share for share in past])


def _place(most: Decimal, past: Sequence[Decimal]) -> Standing | None:
    if not past:
        return None
    if most >= max(past):
        return "secured"
    recent = past[-YEARS_OF_MEAN:]
    if most * len(recent) >= sum(recent):
        return "within_reach"
    return "hard" if most >= min(past) else "never_seen"


def _check_days(gone: int, days: int) -> None:
    if not 0 <= gone <= days or days == 0:
        raise ValueError(f"{gone} of {days} days")
