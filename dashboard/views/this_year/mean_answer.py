"""The answer on a mean: what the days to come may have at most, and where the year ends."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.run import Run
from dashboard.views.this_year.answer import Answer, Ending, Fact, PastRest, SoFar, Tone, YearTarget
from dashboard.views.this_year.words import (
    amount,
    places_of,
    state_schedule,
    state_standing,
    write,
    write_limit,
    write_sentence,
    write_title,
)
from rules.budget import MeanBudget, YearEnd, find_mean_budget_of_sum, find_year_end_of_sum, judge_rest
from rules.rounding import decimals, half_even, round_down
from rules.schedule import find_expected_valid_days


def build_mean_answer(
    run: Run,
    aim: YearTarget,
    so_far: SoFar,
    past: Sequence[PastRest],
    rest_mean: Decimal | None,
    milestones: Sequence[Decimal],
) -> Answer:
    """`rest_mean`: what the reader supposes the days to come to have; as the days so far unless told."""
    text, days = run.text, count_days(aim, so_far)
    budget = find_mean_budget_of_sum(so_far.total, so_far.step, so_far.valid, days, aim.digits)
    supposed = rest_mean if rest_mean is not None else half_even(so_far.total / so_far.valid, 1)
    end = find_year_end_of_sum(so_far.total, so_far.step, so_far.valid, days, supposed)
    mean = text.amount(so_far.mean, aim.unit_id)
    verdict = judge_end(run, aim, end)
    if budget is None:
        finding = text("this_year.mean_over", mean=mean, verdict=verdict)
        return Answer(write_title(run, aim, finding), write_sentence(run, aim, so_far, finding), [], "")
    used = [rest.value for rest in past if rest.is_comparable]
    standing = judge_rest(budget, used)
    facts = [
        _state_budget(run, aim, so_far, budget),
        state_standing(run, aim, so_far, standing, past),
        _state_rounding(run, aim, budget),
    ]
    if schedule := state_schedule(run, aim, so_far, _round_mean(aim, so_far), milestones):
        facts.insert(2, schedule)
    most = write_limit(budget.value, places_of(aim))
    parts = {
        "rest": days - so_far.valid,
        "most": text.amount(most, aim.unit_id),
        "least": amount(run, aim, so_far.total / days),
    }
    key = "impossible" if budget.is_impossible else "unsure" if budget.value < 0 else "finding"
    finding = text(f"this_year.mean_{key}", rest=parts["rest"], most=most)
    range_words = ""
    if so_far.step:
        low, high = (write_limit(value, places_of(aim)) for value in (budget.low, budget.high))
        range_words = text("this_year.mean_range", low=low, high=high)
    told = text(f"this_year.mean_told_{key}", mean=mean, range=range_words, **parts)
    word = text("this_year.mean_standing", standing=text(f"standing.{standing}")) if standing and used else ""
    sentence = write_sentence(run, aim, so_far, told + word)
    ends = {"low": write(end.low), "high": write(end.high)}
    outcome = text(
        "this_year.mean_outcome",
        rest=parts["rest"],
        supposed=amount(run, aim, supposed),
        end=amount(run, aim, end.value),
        range=text("this_year.mean_end_range", **ends) if ends["low"] != ends["high"] else "",
        verdict=verdict,
    )
    at_target = Decimal(aim.digits)
    endings = [
        Ending("budget", text("this_year.ends_at_target"), budget.value, at_target, ""),
        Ending("rest", text("this_year.ends_as_supposed"), supposed, end.value, _tone(aim, end)),
    ]
    title = write_title(run, aim, finding + word)
    return Answer(title, sentence, facts, outcome, standing=standing, endings=endings)


def count_days(aim: YearTarget, so_far: SoFar) -> int:
    """The days of the year that will count if all that are to come do."""
    return aim.days - (so_far.elapsed - so_far.valid)


def judge_end(run: Run, aim: YearTarget, end: YearEnd) -> str:
    """Whether the year would keep its target: in full, once rounded, or not; if rounding may change it."""
    low, middle, high = (_judge(aim, value) for value in (end.low, end.value, end.high))
    gap = half_even(end.value - Decimal(aim.digits), places_of(aim))
    words = run.text(f"verdict.{middle}", gap=run.text.gap(f"{abs(gap)}", aim.unit_id))
    is_sure = (low == "misses") == (high == "misses")
    return words if is_sure else run.text("verdict.unsure", verdict=words)


def _judge(aim: YearTarget, value: Decimal) -> str:
    target = Decimal(aim.digits)
    if value <= target:
        return "meets"
    return "rounds" if half_even(value, decimals(aim.digits)) <= target else "misses"


def _tone(aim: YearTarget, end: YearEnd) -> Tone:
    return "bad" if _judge(aim, end.value) == "misses" else "good"


def _round_mean(aim: YearTarget, so_far: SoFar) -> Decimal:
    """The mean so far as it was typed, or of known days with the decimals of what follows."""
    return Decimal(so_far.mean) if so_far.step else half_even(so_far.total / so_far.valid, places_of(aim))


def _state_budget(run: Run, aim: YearTarget, so_far: SoFar, budget: MeanBudget) -> Fact:
    text, places = run.text, places_of(aim)
    rest = aim.days - so_far.elapsed
    about = text("this_year.exact_days")
    if so_far.step:
        low, high = write_limit(budget.low, places), write_limit(budget.high, places)
        about = text("this_year.mean_interval", mean=so_far.mean, low=low, high=high)
    if so_far.valid < so_far.elapsed:
        expected = find_expected_valid_days(so_far.valid, so_far.elapsed, aim.days)
        other = find_mean_budget_of_sum(so_far.total, so_far.step, so_far.valid, expected, aim.digits)
        if other is not None:
            about = text.clauses(
                [
                    about,
                    text("this_year.as_often_valid", days=expected, most=write_limit(other.value, places)),
                ]
            )
    return Fact(
        "remaining_mean",
        text("this_year.mean_budget", rest=rest),
        text.amount(write_limit(budget.value, places), aim.unit_id),
        about,
        round_down(budget.value, places),
        round_down(budget.low, places),
        round_down(budget.high, places),
        aim.unit_id,
    )


def _state_rounding(run: Run, aim: YearTarget, budget: MeanBudget) -> Fact:
    """What the rounding of the year's result would allow beside."""
    places = decimals(aim.digits)
    edge = Decimal(aim.digits) + Decimal(1).scaleb(-places) / 2
    key = "tie_passes" if budget.tie_passes else "tie_fails"
    return Fact(
        "remaining_mean_by_rounding",
        run.text("this_year.by_rounding"),
        run.text.amount(write_limit(budget.most_by_rounding, places_of(aim)), aim.unit_id),
        run.text(f"this_year.{key}", edge=f"{edge}", target=aim.digits),
        round_down(budget.most_by_rounding, places_of(aim)),
        unit_id=aim.unit_id,
    )
