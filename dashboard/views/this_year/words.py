"""Words that the answers of this year share: how the rest stands, and progress against time."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.run import Run
from dashboard.views.source_grades import grade_note
from dashboard.views.targets.target_labels import with_wording
from dashboard.views.this_year.answer import Fact, PastRest, SoFar, Tone, YearTarget, name_date
from dashboard.views.this_year.past_rests import find_first_month, is_within_month, name_rest_months
from rules.budget import Standing
from rules.rounding import decimals, half_even, round_down
from rules.schedule import find_due_value

TONES: dict[Standing, Tone] = {
    "secured": "good",
    "within_reach": "good",
    "hard": "",
    "never_seen": "bad",
    "impossible": "bad",
}
FULL_STOPS = ".\u3002"
FEW_YEARS = 3  # fewer past years than this are named as what they are


def name_subject(run: Run, aim: YearTarget) -> str:
    """Place, year and indicator, as a title begins."""
    indicator = run.catalogue.indicators[aim.indicator_id]
    short = run.text.name_of(indicator, "short_name") or run.text.name_of(indicator)
    return run.text("this_year.subject", place=run.place_name(aim.place_id), year=aim.year, indicator=short)


def name_target(run: Run, aim: YearTarget) -> str:
    """What the year is judged by, with where it comes from."""
    amount = with_wording(run, aim.wording, run.text.phrase_amount(aim.digits, aim.unit_id, aim.comparator))
    words = run.text(f"this_year.by_{aim.origin}", amount=amount)
    is_named = aim.kind == "section_share" and aim.scope_id  # which network; areas stand in a note
    return run.text.noted(
        words, [run.scope_label(aim.scope_id) if is_named else "", grade_note(run, aim.grade)]
    )


def write(value: Decimal, places: int = 1) -> str:
    """A computed number, rounded half to even."""
    return f"{half_even(value, places)}"


def write_limit(value: Decimal, places: int = 1) -> str:
    """What is allowed at most, rounded down: at a limit rounded up the year would miss its target."""
    return f"{round_down(value, places)}"


def places_of(aim: YearTarget) -> int:
    """The decimals of what follows from a target: one at least."""
    return max(1, decimals(aim.digits))


def write_title(run: Run, aim: YearTarget, finding: str) -> str:
    """The title of an answer: what it is about, and what is found."""
    return run.text("this_year.title", subject=name_subject(run, aim), finding=finding)


def write_sentence(run: Run, aim: YearTarget, so_far: SoFar, finding: str) -> str:
    """The sentence to quote: the target, until when the year is known, and what is found."""
    return run.text(
        "this_year.sentence",
        subject=name_subject(run, aim),
        target=name_target(run, aim),
        until=name_until(run, aim, so_far),
        finding=finding,
    )


def name_until(run: Run, aim: YearTarget, so_far: SoFar) -> str:
    """Until when the year is known, with the days that count."""
    day = name_date(run, aim.year, so_far.elapsed)
    return run.text("this_year.until", date=day, days=so_far.valid)


def state_standing(
    run: Run, aim: YearTarget, so_far: SoFar, standing: Standing | None, past: Sequence[PastRest]
) -> Fact:
    """How the rest stands against the same months of past years, as far as they may be compared."""
    text = run.text
    first = find_first_month(aim.year, so_far.elapsed) or 12
    used = [rest for rest in past if rest.is_comparable]
    months = [
        text(
            "this_year.past_rest",
            months=name_rest_months(run, rest.year, first),
            amount=amount(run, aim, rest.value),
        )
        for rest in used[-FEW_YEARS:]
    ]
    about = [text.join(months)] if months else []
    if used and len(used) < FEW_YEARS:
        about.append(text("this_year.few_years", count=len(used)))
    if not used:
        reason = past[-1].reason.rstrip(FULL_STOPS) if past else text("this_year.no_past")
        about.append(reason or text("this_year.past_apart"))
        if so_far.origin != "own":
            about.append(text("this_year.paste_past"))
    if used and is_within_month(aim.year, so_far.elapsed):
        about.append(text("this_year.whole_month"))
    word = text(f"standing.{standing}") if standing else text("standing.unknown")
    return Fact(
        "standing",
        text("this_year.standing"),
        word,
        text.clauses(about),
        tone=TONES[standing] if standing else "",
    )


def amount(run: Run, aim: YearTarget, value: Decimal) -> str:
    """A computed number with its unit."""
    return run.text.amount(write(value, places_of(aim)), aim.unit_id)


def state_schedule(
    run: Run, aim: YearTarget, so_far: SoFar, now: Decimal, milestones: Sequence[Decimal]
) -> Fact | None:
    """What the course from the last result to the target asks for by now, or the target where the last result
    met it already; None without a last result.
    """
    if aim.last is None or not so_far.elapsed:
        return None
    text, target, places = run.text, Decimal(aim.digits), places_of(aim)
    gone = Decimal(so_far.elapsed) / aim.days
    is_met = aim.last.value <= target if aim.is_lower_better else aim.last.value >= target
    if is_met:  # a course from a better result up to a looser target would ask for nothing
        due = target
    else:
        due = half_even(find_due_value(aim.last.value, target, gone, milestones or (Decimal(100),)), places)
    gap = (due - now) if aim.is_lower_better else (now - due)
    unit = "percentage_point" if aim.unit_id == "percent" else aim.unit_id
    key = "even" if gap == 0 else "better" if gap > 0 else "worse"
    about = text(
        f"this_year.schedule_{key}", now=text.amount(f"{now}", aim.unit_id), gap=text.gap(f"{abs(gap)}", unit)
    )
    course = text(
        f"this_year.schedule_{'met' if is_met else 'milestones' if milestones else 'line'}",
        year=aim.last.year,
        base=text.amount(aim.last.value_text, aim.unit_id),
        target=text.amount(aim.digits, aim.unit_id),
        milestones=text.join([f"{share}%" for share in milestones]),
    )
    label = text.phrase_amount(f"{due}", aim.unit_id, "<=" if aim.is_lower_better else ">=")
    tone: Tone = "good" if gap >= 0 else "bad"
    return Fact(
        "due",
        text("this_year.schedule"),
        label,
        text.clauses([about, course]),
        value=due,
        unit_id=aim.unit_id,
        tone=tone,
    )
