"""The answer on a share: how many days or sections may still be bad."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.run import Run
from dashboard.views.this_year.answer import Answer, Fact, Part, PastRest, SoFar, YearTarget
from dashboard.views.this_year.mean_answer import count_days
from dashboard.views.this_year.words import (
    name_subject,
    name_target,
    state_schedule,
    state_standing,
    write,
    write_sentence,
    write_title,
)
from rules.budget import ShareBudget, find_required_share, find_share_budget, judge_share_rest
from rules.rounding import half_even
from rules.schedule import find_expected_valid_days

HUNDRED = Decimal(100)


def build_days_answer(
    run: Run,
    aim: YearTarget,
    so_far: SoFar,
    past: Sequence[PastRest],
    good_to_come: int | None,
    milestones: Sequence[Decimal],
) -> Answer:
    """Of good days; `good_to_come`: how many the reader supposes, as often as so far unless told."""
    text = run.text
    budget = find_share_budget(aim.digits, count_days(aim, so_far), so_far.good, so_far.valid)
    supposed = (
        good_to_come
        if good_to_come is not None
        else suppose_as_before(so_far.good, so_far.valid, budget.rest)
    )
    standing = judge_share_rest(budget, [rest.value for rest in past if rest.is_comparable])
    now = half_even(HUNDRED * so_far.good / so_far.valid, 1)
    facts = [
        _state_left(run, budget),
        _state_required(run, budget),
        state_standing(run, aim, so_far, standing, past),
        _state_allowed(run, aim, so_far, budget),
    ]
    if schedule := state_schedule(run, aim, so_far, now, milestones):
        facts.insert(3, schedule)
    key = "impossible" if budget.left < 0 else "secured" if budget.missing <= 0 else "finding"
    if not budget.rest:
        key = "over_met" if budget.missing <= 0 else "over_missed"
        facts = [_state_left(run, budget), _state_allowed(run, aim, so_far, budget)]
    parts = {"left": max(budget.left, 0), "over": max(-budget.left, 0), "rest": budget.rest}
    finding = text(f"this_year.days_{key}", **parts)
    told = text(
        f"this_year.days_told_{key}",
        count=budget.count,
        needed=budget.needed,
        good=budget.good,
        bad=budget.bad,
        required=write(find_required_share(budget) or Decimal(0)),
        **parts,
    )
    total = so_far.good + supposed
    outcome = text(
        "this_year.days_outcome",
        rest=budget.rest,
        supposed=supposed,
        end=write(HUNDRED * total / budget.count),
        verdict=text(
            "verdict.meets" if total >= budget.needed else "verdict.days_short", gap=budget.needed - total
        ),
    )
    return Answer(
        write_title(run, aim, finding),
        write_sentence(run, aim, so_far, told),
        facts,
        outcome if budget.rest else "",
        standing=standing,
        parts=_list_parts(run, budget),
    )


def build_sections_answer(run: Run, aim: YearTarget, so_far: SoFar, met_at_end: int | None) -> Answer:
    """Of sections, whose state may still turn either way; `met_at_end`: as now unless told."""
    text = run.text
    budget = find_share_budget(aim.digits, so_far.sections, so_far.sections_met, so_far.sections)
    supposed = so_far.sections_met if met_at_end is None else min(met_at_end, so_far.sections)
    key = "short" if budget.left < 0 else "enough"
    parts = {
        "count": budget.count,
        "needed": budget.needed,
        "met": budget.good,
        "left": max(budget.left, 0),
        "short": max(-budget.left, 0),
        "step": write(budget.step, 2),
    }
    facts = [
        Fact(
            "sections_left" if key == "enough" else "sections_short",
            text(f"this_year.sections_{key}_label"),
            text("this_year.sections_amount", count=parts["left"] if key == "enough" else parts["short"]),
            text(
                "this_year.sections_now", met=budget.good, share=write(HUNDRED * budget.good / budget.count)
            ),
            Decimal(abs(budget.left)),
            tone="good" if key == "enough" else "bad",
        ),
        Fact(
            "sections_needed",
            text("this_year.sections_needed"),
            text("this_year.sections_of", part=budget.needed, count=budget.count),
            _note_rounding(run, budget, "sections"),
            Decimal(budget.needed),
        ),
        Fact(
            "section_step",
            text("this_year.section_step"),
            text("this_year.points", points=parts["step"]),
            text("this_year.section_step_about", count=budget.count),
            half_even(budget.step, 2),
        ),
    ]
    outcome = text(
        "this_year.sections_outcome",
        supposed=supposed,
        count=budget.count,
        end=write(HUNDRED * supposed / budget.count),
        verdict=text(
            "verdict.meets" if supposed >= budget.needed else "verdict.sections_short",
            gap=budget.needed - supposed,
        ),
    )
    return Answer(
        write_title(run, aim, text(f"this_year.sections_{key}", **parts)),
        text(
            "this_year.sections_sentence",
            subject=name_subject(run, aim),
            target=name_target(run, aim),
            finding=text(f"this_year.sections_told_{key}", **parts),
        ),
        facts,
        outcome,
        parts=[
            Part("good", text("this_year.part_met"), budget.good),
            Part("bad", text("this_year.part_not_met"), budget.bad),
        ],
    )


def suppose_as_before(number: int, of: int, rest: int) -> int:
    """As many of the days to come as of those gone, in whole days."""
    return int(half_even(Decimal(number) * rest / of, 0))


def _state_left(run: Run, budget: ShareBudget) -> Fact:
    text = run.text
    key = "days_left" if budget.left >= 0 else "days_over"
    return Fact(
        key,
        text(f"this_year.{key}_label"),
        text("this_year.days_amount", count=abs(budget.left)),
        text("this_year.days_bad", bad=budget.bad, allowed=budget.allowed),
        Decimal(budget.left),
        unit_id="day",
        tone="bad" if budget.left < 0 else "",
    )


def _state_required(run: Run, budget: ShareBudget) -> Fact:
    required = find_required_share(budget)
    return Fact(
        "required_share",
        run.text("this_year.required", rest=budget.rest),
        "–" if required is None else run.text.amount(write(required), "percent"),
        run.text("this_year.days_missing", missing=max(budget.missing, 0), rest=budget.rest),
        None if required is None else half_even(required, 1),
        unit_id="percent",
    )


def _state_allowed(run: Run, aim: YearTarget, so_far: SoFar, budget: ShareBudget) -> Fact:
    text = run.text
    about = [_note_rounding(run, budget, "days")]
    if so_far.valid < so_far.elapsed:
        expected = find_expected_valid_days(so_far.valid, so_far.elapsed, aim.days)
        other = find_share_budget(aim.digits, expected, so_far.good, so_far.valid)
        about.append(text("this_year.as_often_valid_days", days=expected, left=other.left))
    return Fact(
        "days_needed",
        text("this_year.days_needed"),
        text("this_year.days_of", part=budget.needed, count=budget.count),
        text.clauses([part for part in about if part]),
        Decimal(budget.needed),
        unit_id="day",
    )


def _note_rounding(run: Run, budget: ShareBudget, of: str) -> str:
    """What the target asks for once shares are rounded, and in full where that is more."""
    if budget.needed == budget.needed_unrounded:
        share = write(HUNDRED * budget.needed / budget.count)
        return run.text("this_year.needed_share", share=share)
    return run.text(f"this_year.needed_unrounded_{of}", needed=budget.needed_unrounded)


def _list_parts(run: Run, budget: ShareBudget) -> list[Part]:
    """The year as a bar: good and bad so far, what may still be bad, what must be good."""
    left = min(max(budget.left, 0), budget.rest)
    parts = [
        ("good", budget.good),
        ("must_be_good", budget.rest - left),
        ("may_be_bad", left),
        ("bad", budget.bad),
    ]
    return [Part(item, run.text(f"this_year.part_{item}"), count) for item, count in parts if count]
