"""A reader's own table on the page: what is asked, what was recognised, what is ready, what is at fault."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from dashboard.csv_writer import write_csv
from dashboard.exports import FORMS
from dashboard.exports.table_template import write_template_csv, write_template_workbook
from dashboard.html.facts import render_faults
from dashboard.html.tables import render_table
from dashboard.run import Run
from dashboard.table import Table
from dashboard.ui.blocks.markup import show_html
from dashboard.ui.blocks.text import escape_markdown, show_counts, show_hint, show_note
from dashboard.ui.own_table_inputs import choose_answers
from dashboard.views.own_table.example import build_example
from dashboard.views.own_table.outcome import (
    MOST_FAULTS,
    MOST_ROWS,
    build_fault_table,
    build_mapping_table,
    build_ready_table,
    list_faults,
    tell_left_out,
)
from dashboard.views.own_table.question_words import name_option, name_question
from dashboard.views.own_table.template import Template, build_template
from dashboard.views.own_table.unknown_names import (
    MOST_NAMES,
    build_unknown_table,
    count_waiting,
    find_unknown_names,
)
from reading.tables.entries import Entry
from reading.tables.layout import Sheet
from reading.tables.questions import Question
from reading.tables.reader import TableReading

STEPS = ("confirm", "preview", "private")


def show_start(run: Run) -> None:
    """How it goes, a template to fill in and an example."""
    show_hint(run, "own_table.step.file")
    for step in STEPS:
        show_note(run.text(f"own_table.step.{step}"))
    with st.container(horizontal=True):
        _show_template(run, run.remember(build_template), "own_table.template.blank", "chengjing-template")
        st.download_button(
            run.text("own_table.example.download"),
            lambda: write_csv([], run.remember(build_example), for_spreadsheet=True).removeprefix(b"\r\n"),
            "chengjing-example.csv",
            FORMS["csv"][1],
            on_click="ignore",
            icon=":material/download:",
            type="tertiary",
        )


def show_problem(sentence: str) -> None:
    """Why a file gives no table, and what to do."""
    show_html(render_faults([sentence]))


def show_questions(
    run: Run,
    digest: str,
    questions: Sequence[Question],
    reading: TableReading,
    sheets: Sequence[Sheet],
    answers: Mapping[str, str],
) -> None:
    """What has to be chosen first; names that are not on record; then, folded, what was recognised and may be
    corrected.
    """
    name = partial(name_question, run)

    def name_answer(question: Question, option: str) -> str:
        return name_option(run, question, option, reading, sheets)

    to_choose = [question for question in questions if question.guess is None and not question.is_unknown]
    unknown = [question for question in questions if question.is_unknown]
    known = [question for question in questions if question.guess is not None]
    if to_choose:
        count = sum(not question.is_unknown for question in reading.open_questions)
        title = run.text("own_table.to_choose", count=count) if count else run.text("own_table.chosen")
        st.subheader(escape_markdown(title), anchor=False)
        if count:
            show_note(run.text("own_table.why_choose"))
        choose_answers(run, "open", digest, to_choose, answers, name, name_answer)
    if unknown:
        _show_unknown(run, reading)
        with st.expander(escape_markdown(run.text("own_table.choose_known", count=len(unknown)))):
            choose_answers(run, "unknown", digest, unknown, answers, name, name_answer)
    if known:
        with st.expander(escape_markdown(run.text("own_table.recognised", count=len(known)))):
            choose_answers(run, "known", digest, known, answers, name, name_answer)


def _show_unknown(run: Run, reading: TableReading) -> None:
    """The names that are not on record, and what each needs."""
    names = find_unknown_names(reading)
    if not names:
        return
    title = run.text("own_table.unknown", count=len(names))
    _show_table(run, build_unknown_table(run, names), title)
    show_note(run.text("own_table.about_unknown"))
    if len(names) > MOST_NAMES:
        show_note(run.text("own_table.more_faults", count=len(names) - MOST_NAMES))


def show_mapping(run: Run, reading: TableReading) -> None:
    """What each column means."""
    if reading.columns:
        _show_table(run, build_mapping_table(run, reading), run.text("own_table.mapping"))


def show_outcome(run: Run, reading: TableReading, ready: Sequence[Entry]) -> None:
    """How many figures are ready, open or at fault; the ready ones, and what is left out."""
    is_waiting = sum(entry.is_open and not entry.faults for entry in reading.entries)
    unknown = count_waiting(reading, find_unknown_names(reading))
    counts = {
        "ready": len(ready),
        "open": is_waiting - unknown,
        **({"unknown": unknown} if unknown else {}),
        "faulty": len({(fault.row, fault.column) for fault in reading.faults}),
    }
    show_counts([(run.text(f"own_table.count.{name}"), count) for name, count in counts.items()])
    if ready:
        key = "own_table.ready_first" if len(ready) > MOST_ROWS else "own_table.ready"
        title = run.text(key, count=MOST_ROWS, total=len(ready))
        _show_table(run, build_ready_table(run, ready), title)
    for sentence in tell_left_out(run, reading):
        show_note(sentence)


def show_faults(run: Run, reading: TableReading) -> None:
    """What is at fault, by the cells of the reader's own sheet."""
    if not reading.faults:
        return
    faults = list_faults(run, reading.faults)
    _show_table(run, build_fault_table(run, faults), run.text("own_table.faults", count=len(faults)))
    if len(faults) > MOST_FAULTS:
        show_note(run.text("own_table.more_faults", count=len(faults) - MOST_FAULTS))


def show_corrected(run: Run, template: Template) -> None:
    """The reader's table in the right columns, to be corrected and handed in again."""
    with st.container(horizontal=True):
        _show_template(run, template, "own_table.template.corrected", "chengjing-corrected")


def _show_template(run: Run, template: Template, label: str, name: str) -> None:
    for form, write in (("xlsx", write_template_workbook), ("csv", write_template_csv)):
        st.download_button(
            run.text(label, form=form.upper()),
            partial(write, template),
            f"{name}.{form}",
            FORMS[form][1],
            key=run.choices.widget_key(f"{name}-{form}", run.text.language),
            on_click="ignore",
            icon=":material/download:",
            type="tertiary",
        )


def _show_table(run: Run, table: Table, title: str) -> None:
    """A table that stands in no record of the page: it is nobody's but the reader's."""
    st.subheader(escape_markdown(title), anchor=False)
    show_html(render_table(table, run.choices.claim_link, title))
