"""The answer on a percentile: on how many days the limit may be exceeded, never by way of a mean."""

from decimal import Decimal

from dashboard.run import Run
from dashboard.views.this_year.answer import Answer, Fact, Part, SoFar, Tone, YearTarget
from dashboard.views.this_year.mean_answer import count_days
from dashboard.views.this_year.share_answer import suppose_as_before
from dashboard.views.this_year.words import write_sentence, write_title
from rules.percentile import find_percentile_budget

VERDICTS: dict[str, Tone] = {"passes": "good", "depends": "", "fails": "bad"}


def build_percentile_answer(run: Run, aim: YearTarget, so_far: SoFar, above_to_come: int | None) -> Answer:
    """`above_to_come`: how many days above the limit the reader supposes; as often as so far unless told."""
    text, days = run.text, count_days(aim, so_far)
    budget = find_percentile_budget(aim.percent, days)
    rest = days - so_far.valid
    left = budget.passes_up_to - so_far.above
    supposed = (
        above_to_come if above_to_come is not None else suppose_as_before(so_far.above, so_far.valid, rest)
    )
    state = budget.judge(so_far.above)
    key = {"passes": "finding", "depends": "depends", "fails": "impossible"}[state]
    if state == "passes" and so_far.above + rest <= budget.passes_up_to:
        key = "secured" if rest else "over"
    parts = {
        "days": days,
        "limit": text.amount(aim.digits, aim.unit_id),
        "percent": aim.percent,
        "passes": budget.passes_up_to,
        "fails": budget.fails_from,
        "above": so_far.above,
        "left": max(left, 0),
        "rest": rest,
    }
    between = budget.fails_from - budget.passes_up_to > 1
    rule = text("this_year.percentile_rule" if between else "this_year.percentile_rule_sharp", **parts)
    facts = [
        *_tell_percentile(run, aim, so_far),
        Fact(
            "above_left",
            text("this_year.above_left"),
            text("this_year.days_amount", count=max(left, 0)),
            text("this_year.above_now", **parts),
            Decimal(left),
            unit_id="day",
            tone="bad" if left < 0 else "",
        ),
        Fact(
            "above_passes",
            text("this_year.above_passes", percent=aim.percent),
            text("this_year.days_at_most", count=budget.passes_up_to),
            text("this_year.above_passes_about", days=days),
            Decimal(budget.passes_up_to),
            unit_id="day",
        ),
        Fact(
            "above_fails",
            text("this_year.above_fails"),
            text("this_year.days_from", count=budget.fails_from),
            text("this_year.above_depends", count=budget.passes_up_to + 1) if between else "",
            Decimal(budget.fails_from),
            unit_id="day",
        ),
    ]
    verdict = text(f"verdict.percentile_{budget.judge(so_far.above + supposed)}")
    outcome = text(
        "this_year.percentile_outcome",
        rest=rest,
        supposed=supposed,
        end=so_far.above + supposed,
        verdict=verdict,
    )
    told = text(f"this_year.percentile_told_{key}", **parts)
    return Answer(
        write_title(run, aim, text(f"this_year.percentile_{key}", **parts)),
        write_sentence(run, aim, so_far, told),
        facts,
        outcome if rest else "",
        notes=[rule],
        parts=_list_parts(run, so_far.above, budget.passes_up_to, budget.fails_from),
    )


def _tell_percentile(run: Run, aim: YearTarget, so_far: SoFar) -> list[Fact]:
    """The percentile of the days so far, where a reader's own days give it: not the year's."""
    if so_far.percentile is None:
        return []
    return [
        Fact(
            "percentile",
            run.text("this_year.percentile_now", percent=aim.percent),
            run.text.amount(f"{so_far.percentile:f}", aim.unit_id),
            run.text("this_year.percentile_now_about", days=so_far.valid),
            so_far.percentile,
            unit_id=aim.unit_id,
            tone="bad" if so_far.percentile > Decimal(aim.digits) else "good",
        )
    ]


def _list_parts(run: Run, above: int, passes: int, fails: int) -> list[Part]:
    """The days that the limit may be exceeded on as a bar: used, still free, and those that settle it."""
    parts = [
        ("used", min(above, passes)),
        ("free", max(passes - above, 0)),
        ("depends", fails - 1 - passes),
        ("over", max(above - fails + 1, 0)),
    ]
    return [Part(item, run.text(f"this_year.part_{item}"), count) for item, count in parts if count]
