"""The page on this year as a whole: what is known so far, or an example; the answer; its tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.layouts import Field, Layout
from dashboard.views.reference.rule_change import tell_rules_of_year
from dashboard.views.this_year.answer import Answer, Fact, Origin, PastRest, SoFar, YearTarget
from dashboard.views.this_year.mean_answer import build_mean_answer, count_days
from dashboard.views.this_year.past_rests import find_first_month, name_rest_months
from dashboard.views.this_year.percentile_answer import build_percentile_answer
from dashboard.views.this_year.share_answer import build_days_answer, build_sections_answer, suppose_as_before
from dashboard.views.this_year.typed_numbers import INVALID, NEEDED
from dashboard.views.this_year.words import amount
from rules.budget import find_share_budget
from rules.percentile import find_percentile_budget
from rules.rounding import half_even, half_step

EXAMPLE_DAY = (9, 30)  # month and day until which an example year is known
EXAMPLE_SECTIONS, EXAMPLE_SPARE = 30, 4


@dataclass(frozen=True)
class Slider:
    """What a reader may suppose of the rest: from, to, in steps of, and what is supposed unless they say."""

    low: Decimal
    high: Decimal
    step: Decimal
    value: Decimal


@dataclass(frozen=True)
class _Item:
    """A row of the table: a fact of a place and year."""

    aim: YearTarget
    origin: Origin
    fact: Fact


def _of_aim(name: str, value_type: type = str) -> Field:
    return Field(name, value_type, lambda run, item: getattr(item.aim, name))


def _of_fact(name: str, value_type: type = str) -> Field:
    return Field(name, value_type, lambda run, item: getattr(item.fact, name))


LAYOUT = Layout(
    "this-year",
    ("progress", "amount", "note"),
    (
        _of_aim("place_id"),
        Field("place", value=lambda run, item: run.place_name(item.aim.place_id)),
        _of_aim("indicator_id"),
        Field("indicator", value=lambda run, item: run.indicator_name(item.aim.indicator_id)),
        _of_aim("year", int),
        Field("target", value=lambda run, item: item.aim.digits),
        Field("origin"),
        _of_fact("item"),
        _of_fact("label"),
        _of_fact("value", Decimal),
        _of_fact("low", Decimal),
        _of_fact("high", Decimal),
        _of_fact("unit_id"),
        _of_fact("amount"),
        _of_fact("about"),
    ),
)


def make_example(aim: YearTarget) -> SoFar:
    """An invented state on 30 September, a little better than the target: to show what the page does."""
    gone = (date(aim.year, *EXAMPLE_DAY) - date(aim.year, 1, 1)).days + 1
    if aim.kind == "mean":
        return make_so_far(
            aim,
            {"mean_so_far": f"{max(Decimal(aim.digits) - 1, Decimal(1))}", "days_so_far": f"{gone}"},
            "example",
        )
    if aim.kind == "day_share":
        allowed = find_share_budget(aim.digits, aim.days).allowed
        bad = max(allowed - EXAMPLE_SPARE, 0) * gone // aim.days
        return make_so_far(aim, {"good_so_far": f"{gone - bad}", "days_so_far": f"{gone}"}, "example")
    if aim.kind == "percentile":
        above = find_percentile_budget(aim.percent, aim.days).passes_up_to - EXAMPLE_SPARE
        return make_so_far(aim, {"above_so_far": f"{max(above, 0)}", "days_so_far": f"{gone}"}, "example")
    met = find_share_budget(aim.digits, EXAMPLE_SECTIONS).needed
    return make_so_far(
        aim, {"sections_met": f"{max(met - 1, 0)}", "sections": f"{EXAMPLE_SECTIONS}"}, "example"
    )


def make_so_far(aim: YearTarget, digits: Mapping[str, str], origin: Origin = "typed") -> SoFar:
    """What the numbers of a kind of target say; each day gone is valid unless some are typed as invalid."""
    if aim.kind == "section_share":
        return SoFar(origin, sections=int(digits["sections"]), sections_met=int(digits["sections_met"]))
    days = int(digits["days_so_far"])
    elapsed = days + int(digits.get(INVALID, 0))
    if aim.kind == "mean":
        mean = digits["mean_so_far"]
        return SoFar(origin, elapsed, days, Decimal(mean) * days, half_step(mean) * days, mean)
    good, above = int(digits.get("good_so_far", 0)), int(digits.get("above_so_far", 0))
    return SoFar(origin, elapsed, days, good=good, above=above)


def has_all(aim: YearTarget, digits: Mapping[str, str]) -> bool:
    """Whether every number that the kind of target needs is there."""
    return all(key in digits for key in NEEDED[aim.kind])


def find_slider(aim: YearTarget, so_far: SoFar) -> Slider | None:
    """What may be supposed of the rest of the year; None where there is none."""
    if aim.kind == "section_share":
        return Slider(Decimal(0), Decimal(so_far.sections), Decimal(1), Decimal(so_far.sections_met))
    rest = aim.days - so_far.elapsed
    if not rest:
        return None
    if aim.kind == "mean":
        mean = half_even(so_far.total / so_far.valid, 1)
        top = (max(mean, Decimal(aim.digits)) * 2 / 10).to_integral_value("ROUND_CEILING") * 10
        return Slider(Decimal(0), top, Decimal("0.1"), mean)
    number = so_far.good if aim.kind == "day_share" else so_far.above
    supposed = suppose_as_before(number, so_far.valid, rest)
    return Slider(Decimal(0), Decimal(rest), Decimal(1), Decimal(supposed))


def build_answer(
    run: Run,
    aim: YearTarget,
    so_far: SoFar,
    past: Sequence[PastRest] = (),
    rest: Decimal | None = None,
    milestones: Sequence[Decimal] = (),
) -> Answer:
    """What the year may still bring; `rest` is what the reader supposes of it."""
    if aim.kind == "mean":
        return build_mean_answer(run, aim, so_far, past, rest, milestones)
    whole = None if rest is None else int(rest)
    if aim.kind == "day_share":
        return build_days_answer(run, aim, so_far, past, whole, milestones)
    if aim.kind == "percentile":
        return build_percentile_answer(run, aim, so_far, whole)
    return build_sections_answer(run, aim, so_far, whole)


def list_notes(run: Run, aim: YearTarget, so_far: SoFar, past: Sequence[PastRest] = ()) -> list[str]:
    """What to know of an answer: other documents' targets, a limit, the change of rules within the year."""
    text = run.text
    notes = [] if so_far.origin == "typed" else [text(f"this_year.from_{so_far.origin}")]
    scope = run.scope_label(aim.scope_id) if aim.scope_id and aim.kind != "section_share" else ""
    if scope:
        notes.append(text("this_year.target_scope", scope=scope))
    if aim.origin == "target" and aim.others:
        amounts = [text.phrase_amount(t.target_text, t.unit_id, t.comparator) for t in aim.others]
        notes.append(text("this_year.other_targets", amounts=text.join(list(dict.fromkeys(amounts)))))
    if aim.origin == "limit":
        notes.append(
            text("this_year.limit_note", standard=text.name_of(run.catalogue.standards[aim.standard_id]))
        )
    if reason := next((rest.reason for rest in reversed(past) if rest.is_comparable and rest.reason), ""):
        notes.append(text("this_year.past_note", reason=reason))
    if aim.kind == "day_share":
        return [*notes, *filter(None, [tell_rules_of_year(run, aim.year)])]
    for event in aim.events:
        if event.event_type == "standard":
            day = event.start_on.isoformat()
            notes.append(
                text(
                    "this_year.rules_change",
                    date=day,
                    name=text.name_of(event),
                    about=text.name_of(event, "note"),
                )
            )
            notes.append(text("this_year.unsettled"))
    return notes


def build_table(run: Run, aim: YearTarget, so_far: SoFar, answer: Answer) -> Table:
    """Every fact as a row, with exact values to take away; an example says so in each."""
    table = LAYOUT.table(run)
    mark = run.text("this_year.example_mark")
    for fact in answer.facts:
        label = f"{mark}{fact.label}" if so_far.origin == "example" else fact.label
        row = [Cell(label), Cell(fact.amount), Cell(fact.about)]
        table.add(row, [LAYOUT.record(run, _Item(aim, so_far.origin, fact))])
    if aim.claim_id:
        table.further_claims.append(aim.claim_id)
    if aim.last is not None:
        table.further_claims.append(aim.last.claim_id)
    return table


PAST_LAYOUT = Layout(
    "past-rests",
    ("period", "mean_or_share", "comparable"),
    (
        _of_aim("place_id"),
        _of_aim("indicator_id"),
        Field("period"),
        Field("value", Decimal),
        _of_aim("unit_id"),
        Field("is_comparable"),
    ),
)


def build_past_table(run: Run, aim: YearTarget, so_far: SoFar, past: Sequence[PastRest]) -> Table:
    """The same months of past years, newest first."""
    table, text = PAST_LAYOUT.table(run), run.text
    first = find_first_month(aim.year, so_far.elapsed) or 12
    for rest in reversed(past):
        period = f"{rest.year}-{first:02}/{rest.year}-12"
        key = "this_year.past_comparable" if rest.is_comparable else "this_year.past_not_comparable"
        words = text(key, reason=rest.reason)
        row = [Cell(name_rest_months(run, rest.year, first)), Cell(amount(run, aim, rest.value)), Cell(words)]
        item = _Item(aim, so_far.origin, Fact("past", "", ""))
        given = {
            "period": period,
            "value": half_even(rest.value, 1),
            "is_comparable": "yes" if rest.is_comparable else "no",
        }
        table.add(row, [PAST_LAYOUT.record(run, item, **given)])
    return table


def count_rest(aim: YearTarget, so_far: SoFar) -> int:
    """The days to come."""
    return count_days(aim, so_far) - so_far.valid
