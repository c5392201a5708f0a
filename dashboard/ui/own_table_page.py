"""The page of a reader's own table: the file, what is asked and recognised, what is at fault, the preview."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256

from dashboard.run import Run
from dashboard.ui.blocks import own_table as blocks
from dashboard.ui.blocks.text import show_note, show_notes
from dashboard.ui.own_table_file import ask_for_table
from dashboard.ui.own_table_inputs import forget_answers, know_answers
from dashboard.ui.own_table_preview import know_left_out, offer_own_preview
from dashboard.ui.streamlit_internals import read_session
from dashboard.uploads import UPLOADS, ReceivedFile
from dashboard.views.file_reading import say_notes, say_unreadable
from dashboard.views.own_table.additions import make_own_rows
from dashboard.views.own_table.limits import read_table_limits
from dashboard.views.own_table.sheets import ask_about_file, is_too_large, make_sheets
from dashboard.views.own_table.template import build_template
from dashboard.views.own_table.unknown_names import find_unknown_names
from dashboard.views.own_table.vocabulary import build_vocabulary, find_plain_letters
from reading.formats import RawSheet, Unreadable, decode_table
from reading.tables.reader import TableReading, read_table


def show_own_table(run: Run) -> None:
    """Ask for a table; then read it as far as the answers go, and offer its preview."""
    show_note(run.text("own_table.about"))
    file = ask_for_table(run)
    if file is None:
        UPLOADS.forget_made(read_session())
        forget_answers()
        return blocks.show_start(run)
    digest = sha256(file.content).hexdigest()[:16]
    answers = know_answers(digest)
    try:
        raw_sheets = _decode(file, digest, answers)
    except Unreadable as error:
        is_empty = error.code == "empty"  # of a table another sentence is true than of a report
        return blocks.show_problem(
            run.text("own_table.problem.empty") if is_empty else say_unreadable(run, error)
        )
    limits = read_table_limits(os.environ)
    if is_too_large(raw_sheets, limits):
        return blocks.show_problem(run.text("own_table.too_large", rows=limits.rows, cells=limits.cells))
    vocabulary = run.remember(build_vocabulary)
    sheets = make_sheets(raw_sheets, run.remember(find_plain_letters))
    reading = read_table(sheets, vocabulary, answers, date.today(), file.name)
    run = replace(run, is_private=True)
    notes = [note for raw in raw_sheets for note in raw.notes]
    show_notes(run, list(dict.fromkeys(say_notes(run, notes))))
    questions = [*ask_about_file(raw_sheets), *reading.questions]
    blocks.show_questions(run, digest, questions, reading, sheets, answers)
    if reading.fault:
        return blocks.show_problem(run.text(f"own_table.problem.{reading.fault}"))
    blocks.show_mapping(run, reading)
    if reading.entries or reading.faults:
        _show_figures(run, file, reading, answers)
    return None


def _decode(file: ReceivedFile, digest: str, answers: Mapping[str, str]) -> tuple[RawSheet, ...]:
    """The sheets of the file, kept as long as the file is. Raises Unreadable."""
    encoding, delimiter = answers.get("encoding"), answers.get("delimiter")
    key = (digest, encoding, delimiter)
    make = partial(decode_table, file.name, file.content, encoding, delimiter)
    # Where no files are taken nobody would let go of what is kept: pasted cells are read at every run.
    return UPLOADS.make_once(read_session(), key, make) if UPLOADS.limits else make()


def _show_figures(run: Run, file: ReceivedFile, reading: TableReading, answers: dict[str, str]) -> None:
    """What is ready and what is at fault; the preview of what is ready; the table to correct."""
    left_out = know_left_out(answers)
    ready = [entry for entry in reading.complete if entry.where not in left_out]
    blocks.show_outcome(run, reading, ready)
    blocks.show_faults(run, reading)
    sheet = reading.sheet.name if reading.sheet else ""
    claims = make_own_rows(ready, sheet, file.name, file.content, date.today())
    further = offer_own_preview(run, claims, answers) if ready else {}
    if reading.faults or further or find_unknown_names(reading):
        blocks.show_corrected(run, build_template(run, reading, further))
