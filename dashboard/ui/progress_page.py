"""What the page on this year shows once a place, a quantity and a year are chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from dashboard.run import Run
from dashboard.theme import assign_colours
from dashboard.ui.blocks import this_year as blocks
from dashboard.ui.blocks.text import show_heading, show_hint
from dashboard.ui.progress_inputs import suppose_rest
from dashboard.views.this_year.answer import MonthMean, PastRest, SoFar, YearTarget
from dashboard.views.this_year.both_sides import tell_both_sides
from dashboard.views.this_year.course import build_course
from dashboard.views.this_year.own_view import OwnView, build_own_view
from dashboard.views.this_year.past_rests import find_past_months, find_past_rests, list_month_means
from dashboard.views.this_year.progress import (
    build_answer,
    find_slider,
    has_all,
    list_notes,
    make_example,
    make_so_far,
)
from dashboard.views.this_year.typed_numbers import NEEDED, REST, TARGET, TypedNumbers, read_numbers
from dashboard.views.this_year.words import name_subject
from dashboard.views.this_year.year_target import find_target_words, with_own_target
from dashboard.views.warnings import build_warnings


def show_progress(run: Run, heading, aim: YearTarget, typed: Mapping[str, str], pasted: str) -> None:
    """The answer where the numbers allow one; else what is wrong or missing. Without any, an example.

    What was `pasted` goes before what was typed; from then on nothing of the run is remembered.
    """
    read = read_numbers(run, aim, typed)
    warnings = run.remember(build_warnings, [aim.place_id])
    recorded, aim = aim, with_own_target(aim, read.digits.get(TARGET))
    own = None
    if pasted and aim.digits:
        run = replace(run, is_private=True)
        own = build_own_view(run, aim, pasted)
        read.faults += own.faults
    so_far = None if read.faults or not aim.digits else own.summary.so_far if own else _find_so_far(aim, read)
    if so_far is None:
        with heading:
            key = "no_answer" if read.faults else "incomplete" if aim.digits else "no_target"
            show_heading(run, "this_year", run.text(f"this_year.{key}", subject=name_subject(run, aim)))
        _show_what_is_missing(run, aim, read)
        return blocks.show_warnings(run, warnings)
    past = _find_past(run, recorded, so_far, own)
    rest = Decimal(read.digits[REST]) if REST in read.digits else None
    answer = build_answer(run, aim, so_far, past, rest, read.milestones)
    with heading:
        show_heading(run, "this_year", blocks.mark_example(run, so_far, answer.title))
    blocks.show_answer(run, so_far, answer)
    if own is not None:
        blocks.show_own(run, own)
    blocks.show_what_to_know(run, read.notes)
    blocks.show_warnings(run, warnings)
    _show_pictures(run, aim, so_far, past, read, own, _find_past_months(run, recorded, past, own))
    both = tell_both_sides(run, aim, own.data) if own else []
    blocks.show_what_to_know(run, [*answer.notes, *both, *list_notes(run, aim, so_far, past)])
    return blocks.show_tables(run, aim, so_far, answer, past)


def _show_what_is_missing(run: Run, aim: YearTarget, read: TypedNumbers) -> None:
    blocks.show_faults(read.faults)
    if not aim.digits:
        if words := run.remember(find_target_words, aim.place_id, aim.indicator_id, aim.year):
            return show_hint(run, "hint.target_in_words", words=run.text.join(words))
        show_hint(run, "hint.no_year_target")
    elif not read.faults:
        missing = [run.text(f"control.{key}") for key in NEEDED[aim.kind] if key not in read.digits]
        show_hint(run, "hint.number_missing", labels=run.text.join(missing))


def _find_past(run: Run, aim: YearTarget, so_far: SoFar, own: OwnView | None) -> list[PastRest]:
    """The reader's own past years where they have any, else those of the warehouse."""
    if own is not None and own.summary.past:
        return own.summary.past
    return run.remember(find_past_rests, aim, so_far.elapsed) if so_far.elapsed else []


def _show_pictures(
    run: Run,
    aim: YearTarget,
    so_far: SoFar,
    past: Sequence[PastRest],
    read: TypedNumbers,
    own: OwnView | None,
    months: Sequence[MonthMean],
) -> None:
    """The budget beside past years or the bar of days; the slider with what comes of it; the course."""
    colour = assign_colours([aim.place_id], run.catalogue.places)[aim.place_id]
    rest = Decimal(read.digits[REST]) if REST in read.digits else None
    answer = build_answer(run, aim, so_far, past, rest, read.milestones)
    blocks.show_past(run, aim, so_far, answer, past, colour)
    blocks.show_parts(run, aim, so_far, answer)
    if slider := find_slider(aim, so_far):
        supposed = suppose_rest(run, aim, slider, read.digits.get(REST))
        answer = build_answer(run, aim, so_far, past, supposed, read.milestones)
        blocks.show_outcome(run, so_far, answer)
    if own is not None and own.indices:
        blocks.show_calendar(run, aim, own)
    if aim.kind == "mean":
        course = build_course(run, aim, so_far, answer, months, own.summary.known if own else [])
        blocks.show_course(run, aim, so_far, course, colour)


def _find_past_months(
    run: Run, aim: YearTarget, past: Sequence[PastRest], own: OwnView | None
) -> list[MonthMean]:
    """The months of past years that may be drawn beside this year: the reader's own, else comparable ones."""
    if own is not None and own.summary.past:
        return own.summary.past_months
    years = {rest.year for rest in past if rest.is_comparable}
    means = list_month_means(run.remember(find_past_months, aim)) if years else []
    return [month for month in means if month.year in years]


def _find_so_far(aim: YearTarget, read: TypedNumbers) -> SoFar | None:
    """What was typed, an example where nothing was, None where something is missing."""
    if has_all(aim, read.digits):
        return make_so_far(aim, read.digits)
    return None if any(key in read.digits for key in NEEDED[aim.kind]) else make_example(aim)
