"""This year: the answer in a sentence, cards of what follows, pictures, and what comes of a supposition."""

from collections.abc import Sequence

from dashboard.charts.aqi_calendar import draw_calendar, tabulate_calendar
from dashboard.charts.course import draw_course, tabulate_course
from dashboard.charts.parts import draw_parts, tabulate_parts
from dashboard.charts.rests import draw_rests, tabulate_rests
from dashboard.html.facts import render_example, render_facts_row, render_faults, render_warnings
from dashboard.html.snippets import render_findings
from dashboard.page_record import ChartFrame
from dashboard.run import Run
from dashboard.ui.blocks.charts import show_chart
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.quote import show_quote
from dashboard.ui.blocks.tables import show_sources, show_table
from dashboard.ui.blocks.text import show_notes
from dashboard.views.this_year.answer import Answer, PastRest, SoFar, YearTarget
from dashboard.views.this_year.course import Course
from dashboard.views.this_year.own_view import OwnView, name_levels
from dashboard.views.this_year.progress import build_past_table, build_table
from dashboard.views.this_year.words import name_subject

FEW = 3  # warnings that stand open
REST_CHART, COURSE_CHART, PARTS_CHART, CALENDAR_CHART = "past-rests", "course", "parts", "calendar"


def show_answer(run: Run, so_far: SoFar, answer: Answer) -> None:
    """The sentence to quote and the cards; an example stands in a frame of its own, not to be quoted."""
    if so_far.origin == "example":
        sentence = run.text("this_year.example_sentence", sentence=answer.sentence)
        run.record.section.findings.append(sentence)
        label, warning = run.text("this_year.example"), run.text("this_year.example_about")
        show_html(render_example(label, warning, sentence))
    else:
        show_quote(run, answer.sentence)
        if so_far.origin == "typed":
            show_notes(run, [run.text("this_year.from_typed")])
    show_html(render_facts_row(answer.facts))


def show_warnings(run: Run, sentences: Sequence[str]) -> None:
    """What the watched folder of monitoring data warns of and nobody noted as seen; a few, then a fold."""
    if not sentences:
        return
    title = run.text("this_year.warnings", count=len(sentences))
    more = run.text("this_year.more_warnings", count=len(sentences) - FEW)
    run.record.section.notes.extend(sentences)
    show_html(render_warnings(title, sentences[:FEW], more, sentences[FEW:]))


def show_own(run: Run, own: OwnView) -> None:
    """That a reader's own data are used, how many they are, and where they are kept: nowhere."""
    count = len(own.data.days) or len(own.data.months)
    key = "own.used_days" if own.data.days else "own.used_months"
    show_notes(run, [run.text(key, count=count), *own.data.notes])


def show_calendar(run: Run, aim: YearTarget, own: OwnView) -> None:
    """The days of the year by level, with the number of each."""
    text, names = run.text, name_levels(run)
    counts = own.count_levels()
    kind = "own.calendar_of_one" if own.one_pollutant else "own.calendar"
    place = run.place_name(aim.place_id)
    title = text(kind, place=place, year=aim.year, pollutant=own.one_pollutant)
    months = [text("this_year.month", month=month) for month in range(1, 13)]
    words = [text("own.level_count", level=names[level - 1], count=counts[level]) for level in sorted(counts)]
    show_chart(
        run,
        draw_calendar(own.indices, months, names),
        CALENDAR_CHART,
        text("own.calendar_alt", title=title),
        tabulate_calendar(counts, names, title),
        ChartFrame(title, text.sentences([text("this_year.from_own"), text.clauses(words)])),
    )


def show_outcome(run: Run, so_far: SoFar, answer: Answer) -> None:
    """What comes of what the reader supposes."""
    if not answer.outcome:
        return
    words = answer.outcome
    if so_far.origin == "example":
        words = run.text("this_year.example_sentence", sentence=words)
    run.record.section.findings.append(words)
    show_html(render_findings([words]))


def show_faults(faults: Sequence[str]) -> None:
    """What is wrong with what was typed."""
    if faults:
        show_html(render_faults(faults))


def show_past(
    run: Run, aim: YearTarget, so_far: SoFar, answer: Answer, past: Sequence[PastRest], colour: str
) -> None:
    """The budget beside the same months of past years."""
    budget = answer.facts[0] if answer.facts else None
    if not past or budget is None or budget.value is None or aim.kind != "mean":
        return
    title = mark_example(run, so_far, run.text("this_year.past_title", subject=name_subject(run, aim)))
    unit, label = run.text.unit_name(aim.unit_id), run.text("this_year.past_budget", amount=budget.amount)
    claims = [aim.claim_id] if aim.claim_id else []
    show_chart(
        run,
        draw_rests(budget, past, label, unit, colour),
        REST_CHART,
        run.text("this_year.past_alt", title=title),
        tabulate_rests(budget, past, label, title, unit),
        ChartFrame(title, _subtitle(run, so_far, run.text("this_year.past_subtitle")), claims),
    )


def show_course(run: Run, aim: YearTarget, so_far: SoFar, course: Course, colour: str) -> None:
    """The mean through the year."""
    title = mark_example(run, so_far, run.text("this_year.course_title", subject=name_subject(run, aim)))
    subtitle = _subtitle(run, so_far, run.text("this_year.course_subtitle", unit=course.unit))
    show_chart(
        run,
        draw_course(course, colour),
        COURSE_CHART,
        run.text("this_year.course_alt", title=title),
        tabulate_course(course, title, colour),
        ChartFrame(title, subtitle, [aim.claim_id] if aim.claim_id else []),
    )


def show_parts(run: Run, aim: YearTarget, so_far: SoFar, answer: Answer) -> None:
    """The days or sections as a bar."""
    if not answer.parts:
        return
    title = mark_example(run, so_far, run.text(f"this_year.parts_{aim.kind}", subject=name_subject(run, aim)))
    show_chart(
        run,
        draw_parts(answer.parts),
        PARTS_CHART,
        run.text("this_year.parts_alt", title=title),
        tabulate_parts(answer.parts, title),
        ChartFrame(title, _subtitle(run, so_far, ""), [aim.claim_id] if aim.claim_id else []),
    )


def show_tables(run: Run, aim: YearTarget, so_far: SoFar, answer: Answer, past: Sequence[PastRest]) -> None:
    """What follows, and the months of past years, folded; then the documents."""
    table = build_table(run, aim, so_far, answer)
    show_table(run, table, "this-year", fold=run.text("this_year.table", count=len(table.rows)))
    before = build_past_table(run, aim, so_far, past)
    show_table(run, before, REST_CHART, fold=run.text("this_year.past_table", count=len(before.rows)))
    show_sources(run, table.claim_ids())


def show_what_to_know(run: Run, notes: Sequence[str]) -> None:
    """Notes below the answer."""
    show_notes(run, notes)


def mark_example(run: Run, so_far: SoFar, title: str) -> str:
    """A title that says where its numbers are an example's."""
    return f"{run.text('this_year.example_mark')}{title}" if so_far.origin == "example" else title


def _subtitle(run: Run, so_far: SoFar, words: str) -> str:
    """A second line that says where the numbers come from: a picture must not pass for a bureau's."""
    return run.text.sentences([part for part in (run.text(f"this_year.from_{so_far.origin}"), words) if part])
